package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.trends.TrendChange;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import org.jspecify.annotations.Nullable;

/** What a change of a group leads to. */
sealed interface Effect {
    /** A revision of a paper; null where it is gone. */
    record Write(@Nullable Paper paper) implements Effect {}

    /** The paper counts otherwise. */
    record Count(TrendChange change) implements Effect {}

    /** Its text could not be annotated. */
    record Fail(Reject reject) implements Effect {}
}
