package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Sighting;
import java.time.Instant;

/**
 * A sighting and when it was last confirmed.
 *
 * @param sighting the sighting
 * @param at the latest time of fetching
 */
record Seen(Sighting sighting, Instant at) {}
