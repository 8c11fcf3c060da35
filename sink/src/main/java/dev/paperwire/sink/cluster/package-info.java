/** The connection to Elasticsearch. */
@NullMarked
package dev.paperwire.sink.cluster;

import org.jspecify.annotations.NullMarked;
