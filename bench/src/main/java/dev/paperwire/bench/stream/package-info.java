/** What the enrichment stream costs, beside the least that Kafka Streams can do. */
@NullMarked
package dev.paperwire.bench.stream;

import org.jspecify.annotations.NullMarked;
