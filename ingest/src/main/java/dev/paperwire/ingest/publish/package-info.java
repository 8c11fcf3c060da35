/** Listings to Kafka: every one is acknowledged or its failure reported. */
@NullMarked
package dev.paperwire.ingest.publish;

import org.jspecify.annotations.NullMarked;
