package dev.paperwire.ingest.format;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where a document comes from.
 *
 * @param sourceUrl its address; absent for a document without one
 * @param fetchedAt when it was fetched
 * @param year the year of days that the document prints without one; where absent, such a day is the most recent one
 *     that is not after the fetch
 */
public record DocumentOrigin(@Nullable String sourceUrl, Instant fetchedAt, OptionalInt year) {
    /** A document whose days carry their year, or are recent. */
    public static DocumentOrigin of(@Nullable String sourceUrl, Instant fetchedAt) {
        return new DocumentOrigin(sourceUrl, fetchedAt, OptionalInt.empty());
    }
}
