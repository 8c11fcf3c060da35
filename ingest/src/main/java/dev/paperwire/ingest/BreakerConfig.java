package dev.paperwire.ingest;

import dev.paperwire.listing.settings.SettingsReader;
import java.time.Duration;

/**
 * When a source that fails is left alone.
 *
 * @param failures how many runs in a row must fail
 * @param pause how long it is left alone then
 */
public record BreakerConfig(int failures, Duration pause) {
    /** Reads {@code ingest.breaker.*}. */
    static BreakerConfig from(SettingsReader reader) {
        return new BreakerConfig(
                reader.key("ingest.breaker.failures",
                        "How many runs of a source must fail in a row for it to be left alone.")
                        .integer(3, 1, 1_000),
                reader.key("ingest.breaker.pause", "How long it is left alone then.")
                        .duration(Duration.ofMinutes(30), Duration.ofMillis(1),
                                Duration.ofDays(7)));
    }
}
