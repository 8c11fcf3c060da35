package dev.paperwire.enrich.rejects;

import dev.paperwire.listing.Reject;

/**
 * A reject and where it lies in the rejects' channel.
 *
 * @param partition the partition
 * @param offset the offset
 * @param reject the reject
 */
public record Filed(int partition, long offset, Reject reject) {}
