/** Papers as the stream writes them, into Kafka and, as fast as a node can be fed, into Elasticsearch. */
@NullMarked
package dev.paperwire.bench.sink;

import org.jspecify.annotations.NullMarked;
