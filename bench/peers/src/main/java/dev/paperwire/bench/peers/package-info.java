/** Others that carry documents from Kafka to Elasticsearch, on the same servers as the sink. */
@NullMarked
package dev.paperwire.bench.peers;

import org.jspecify.annotations.NullMarked;
