package dev.paperwire.ingest.source;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A range of days to fill back.
 *
 * @param from its first day; absent where nothing but what is new is read
 * @param to its last day; absent for one that ends with the newest there is
 */
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
    /** Nothing but what is new. */
    public static final Days NEW = new Days(Optional.empty(), Optional.empty());

    /** Whether there is anything to fill back. */
    public boolean isRange() {
        return from.isPresent();
    }

    /** {@code 2025-01-01..2025-01-31}, or {@code 2025-01-01..} for one that ends with the newest there is. */
    @Override
    public String toString() {
        return from.map(LocalDate::toString).orElse("") + ".." + to.map(LocalDate::toString).orElse("");
    }
}
