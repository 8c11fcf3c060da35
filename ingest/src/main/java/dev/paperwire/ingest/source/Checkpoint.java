package dev.paperwire.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has come, as names and values that only the source itself understands.
 *
 * @param values the values by name
 */
public record Checkpoint(Map<String, String> values) {
    /** The beginning. */
    public static final Checkpoint NONE = new Checkpoint(Map.of());

    public Checkpoint {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The same with another value; null takes it away. */
    public Checkpoint with(String name, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Checkpoint(changed);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number; what is none counts as absent, so that a checkpoint of another version does no harm. */
    long number(String name, long otherwise) {
        try {
            return Long.parseLong(values.getOrDefault(name, ""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    Optional<LocalDate> day(String name) {
        try {
            return text(name).map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
