package dev.paperwire.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What one source has given, as meters that begin with {@code paperwire.ingest} and are tagged with its name. */
final class SourceMeters {
    private static final String PREFIX = "paperwire.ingest.";

    private final Counter listings;
    private final Counter retracted;
    private final Counter refused;
    private final Counter failures;
    private final AtomicLong lastSuccess = new AtomicLong();

    SourceMeters(MeterRegistry registry, String source, BooleanSupplier paused) {
        listings = counter(registry, source, "listings", "Listings that Kafka has acknowledged");
        retracted = counter(registry, source, "retractions", "Listings taken back");
        refused = counter(registry, source, "refused", "Entries that went to the rejects");
        failures = counter(registry, source, "failures", "Readings that failed");
        Gauge.builder(PREFIX + "last.success", lastSuccess, AtomicLong::doubleValue)
                .description("When the source was last read to its end, in seconds of the epoch; 0 before")
                .baseUnit("seconds")
                .tag("source", source)
                .register(registry);
        Gauge.builder(PREFIX + "paused", paused, is -> is.getAsBoolean() ? 1 : 0)
                .description("1 while a source that failed again and again is left alone")
                .tag("source", source)
                .strongReference(true)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String source, String name, String description) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tag("source", source)
                .register(registry);
    }

    void read(long listingsRead, long taken, long unusable) {
        listings.increment((double) listingsRead);
        retracted.increment((double) taken);
        refused.increment((double) unusable);
    }

    void succeeded(Instant at) {
        lastSuccess.set(at.getEpochSecond());
    }

    void failed() {
        failures.increment();
    }
}
