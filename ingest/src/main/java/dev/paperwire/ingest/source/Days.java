package dev.paperwire.ingest.source;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A range of days to fill back.
 *
 * @param from its first day
 * @param to its last day; absent for one that ends with the newest there is
 */
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
    /** Nothing but what is new. */
    public static final Days NEW = new Days(Optional.empty(), Optional.empty());
}
