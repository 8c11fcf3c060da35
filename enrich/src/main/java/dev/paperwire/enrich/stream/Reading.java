package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;

/** What became of a record of the listings' channel. */
sealed interface Reading {
    /** It is a fact. */
    record Accepted(Fact fact) implements Reading {}

    /** It is none. */
    record Refused(Reject reject) implements Reading {}
}
