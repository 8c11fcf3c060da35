/** What a Kafka record asks of an index. */
@NullMarked
package dev.paperwire.sink.document;

import org.jspecify.annotations.NullMarked;
