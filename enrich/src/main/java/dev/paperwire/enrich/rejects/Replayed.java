package dev.paperwire.enrich.rejects;

/**
 * What a replay did, or would do.
 *
 * @param sent sent to the listings' channel again
 * @param parked tried as often as allowed, and left where they are
 * @param superseded the same bytes were refused again later; only the latest reject of them counts
 * @param elsewhere no listings: they come from another channel or from a document, and cannot be sent again from here
 */
public record Replayed(long sent, long parked, long superseded, long elsewhere) {}
