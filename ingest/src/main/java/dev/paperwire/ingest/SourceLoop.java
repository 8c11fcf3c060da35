package dev.paperwire.ingest;

import dev.failsafe.CircuitBreaker;
import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.source.Reading;
import dev.paperwire.ingest.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source at its times. One that fails run after run is left alone for a while. */
final class SourceLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLoop.class);

    private final SourceConfig config;
    private final Source source;
    private final Supplier<Reading> readings;
    private final InstantSource clock;
    private final CircuitBreaker<Object> breaker;

    SourceLoop(SourceConfig config, Source source, BreakerConfig breaker, Supplier<Reading> readings,
            InstantSource clock) {
        this.config = config;
        this.source = source;
        this.readings = readings;
        this.clock = clock;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(breaker.failures())
                .withDelay(breaker.pause())
                .onOpen(_ -> LOG.warn("{}: failed {} times in a row, left alone for {}", config.name(),
                        breaker.failures(), breaker.pause()))
                .onClose(_ -> LOG.info("{}: works again", config.name()))
                .build();
    }

    /**
     * Reads the source: once where it has no schedule, else until it is interrupted.
     *
     * @throws IngestFailure if the source is read only once, and that failed
     */
    void run() throws IngestFailure, InterruptedException {
        if (config.schedule().isEmpty()) {
            read();
            return;
        }
        Schedule schedule = config.schedule().get();
        while (true) {
            if (breaker.tryAcquirePermit()) {
                try {
                    read();
                    breaker.recordSuccess();
                } catch (IngestFailure e) {
                    LOG.warn("{}: {}", config.name(), e.getMessage());
                    breaker.recordFailure();
                }
            }
            Instant now = clock.instant();
            Duration wait = Duration.between(now, schedule.after(now));
            Duration pause = breaker.isOpen() ? breaker.getRemainingDelay() : Duration.ZERO;
            Thread.sleep(wait.compareTo(pause) >= 0 ? wait : pause);
        }
    }

    private void read() throws IngestFailure, InterruptedException {
        Reading reading = readings.get();
        try {
            source.read(reading);
        } catch (FetchFailure | IOException | UnreadableDocument | KafkaUnavailable e) {
            throw new IngestFailure(String.valueOf(e.getMessage()), e);
        } catch (InterruptException e) {
            // Kafka's own form of an interruption.
            throw interrupted(e);
        } finally {
            if (reading.listings() + reading.refused() > 0) {
                LOG.info("{}: {} listings published, {} entries refused", config.name(), reading.listings(),
                        reading.refused());
            }
        }
    }

    private static InterruptedException interrupted(InterruptException cause) {
        InterruptedException interruption = new InterruptedException(cause.getMessage());
        interruption.initCause(cause);
        return interruption;
    }
}
