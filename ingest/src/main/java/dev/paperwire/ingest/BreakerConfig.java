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
        return new BreakerConfig(reader.integer("ingest.breaker.failures", 3, 1, 1_000),
                reader.duration("ingest.breaker.pause", Duration.ofMinutes(30), Duration.ofMillis(1),
                        Duration.ofDays(7)));
    }
}
