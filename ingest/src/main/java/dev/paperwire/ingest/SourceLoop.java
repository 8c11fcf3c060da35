package dev.paperwire.ingest;

import dev.failsafe.CircuitBreaker;
import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.source.Reading;
import dev.paperwire.ingest.source.Source;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source at its times. One that fails run after run is left alone for a while. */
final class SourceLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLoop.class);

    private final String name;
    private final Source source;
    private final Optional<Schedule> schedule;
    private final Supplier<Reading> readings;
    private final InstantSource clock;
    private final CircuitBreaker<Object> breaker;
    private final SourceMeters meters;

    /**
     * A source and its times.
     *
     * @param name what it is called in logs
     * @param schedule its times; absent for once
     * @param registry where is counted what it gives
     */
    SourceLoop(String name, Source source, Optional<Schedule> schedule, BreakerConfig failing,
            Supplier<Reading> readings, InstantSource clock, MeterRegistry registry) {
        this.name = name;
        this.source = source;
        this.schedule = schedule;
        this.readings = readings;
        this.clock = clock;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(failing.failures())
                .withDelay(failing.pause())
                .onOpen(_ -> LOG.warn("{}: failed {} times in a row, left alone for {}", name,
                        failing.failures(), failing.pause()))
                .onClose(_ -> LOG.info("{}: works again", name))
                .build();
        this.meters = new SourceMeters(registry, name, breaker::isOpen);
    }

    /**
     * Reads the source: once where it has no schedule, else until it is interrupted.
     *
     * @throws IngestFailure if the source is read only once, and that failed
     */
    void run() throws IngestFailure, InterruptedException {
        if (schedule.isEmpty()) {
            read();
            return;
        }
        while (true) {
            if (breaker.tryAcquirePermit()) {
                try {
                    read();
                    breaker.recordSuccess();
                } catch (IngestFailure e) {
                    LOG.warn("{}: {}", name, e.getMessage());
                    breaker.recordFailure();
                }
            }
            Instant now = clock.instant();
            Duration wait = Duration.between(now, schedule.get().after(now));
            Duration pause = breaker.isOpen() ? breaker.getRemainingDelay() : Duration.ZERO;
            Thread.sleep(wait.compareTo(pause) >= 0 ? wait : pause);
        }
    }

    private void read() throws IngestFailure, InterruptedException {
        Reading reading = readings.get();
        try {
            source.read(reading);
            meters.succeeded(clock.instant());
        } catch (FetchFailure | IOException | UnreadableDocument | KafkaUnavailable e) {
            meters.failed();
            throw new IngestFailure(String.valueOf(e.getMessage()), e);
        } catch (InterruptException e) {
            // Kafka's own form of an interruption.
            throw interrupted(e);
        } catch (RuntimeException e) {
            // A mistake of this program, met with one document, must not keep the other sources from being read.
            meters.failed();
            LOG.error("{}: this should not have happened, please report it", name, e);
            throw new IngestFailure("failed unexpectedly: " + e, e);
        } finally {
            meters.read(reading.listings(), reading.retracted(), reading.refused());
            boolean any = reading.listings() + reading.retracted() + reading.refused() > 0;
            if (any || schedule.isEmpty()) {
                LOG.info("{}: {} listings published, {} taken back, {} entries refused", name,
                        reading.listings(), reading.retracted(), reading.refused());
            }
        }
    }

    private static InterruptedException interrupted(InterruptException cause) {
        InterruptedException interruption = new InterruptedException(cause.getMessage());
        interruption.initCause(cause);
        return interruption;
    }
}
