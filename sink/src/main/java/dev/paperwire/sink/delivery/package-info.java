/** Carries operations into Elasticsearch: order by key, bulks, retries, and offsets that move only behind what is settled. */
@NullMarked
package dev.paperwire.sink.delivery;

import org.jspecify.annotations.NullMarked;
