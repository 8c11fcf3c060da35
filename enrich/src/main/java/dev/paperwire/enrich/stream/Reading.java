package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;

/** What became of a record of the listings' channel. */
sealed interface Reading {
    /** A fact, on the partition where it is collected. */
    record Here(Fact fact) implements Reading {}

    /** A fact that is collected on another partition. */
    record Elsewhere(Fact fact) implements Reading {}

    /** It is none. */
    record Refused(Reject reject) implements Reading {}
}
