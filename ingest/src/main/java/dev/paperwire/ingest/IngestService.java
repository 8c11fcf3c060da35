package dev.paperwire.ingest;

import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.ingest.source.KafkaCheckpoints;
import dev.paperwire.ingest.source.Reading;
import dev.paperwire.service.Health;
import dev.paperwire.service.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configured sources, each at its own times, and publishes what they list. What has been read is kept in Kafka:
 * a copy that starts after this one goes on where this one stopped. Two copies with the same sources at the same time would
 * both read them.
 */
public final class IngestService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    private final IngestConfig config;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<@Nullable Void> ended = new ExecutorCompletionService<>(threads);
    private final Telemetry telemetry;
    private volatile Health health = Health.unready("it waits for Kafka");
    private volatile boolean closed;

    /** A service that tells its metrics to nobody. */
    public IngestService(IngestConfig config) {
        this(config, Telemetry.off());
    }

    /**
     * Makes a service; it does nothing before {@link #run}.
     *
     * @param telemetry where it counts, and tells how it is as the part {@code ingest}; remains the caller's to close
     */
    public IngestService(IngestConfig config, Telemetry telemetry) {
        this(config, telemetry, InstantSource.system());
    }

    /**
     * A service of another time than now.
     *
     * @param telemetry where it counts; remains the caller's to close
     * @param clock tells when listings are fetched, and what day it is where sources are read by days
     */
    public IngestService(IngestConfig config, Telemetry telemetry, InstantSource clock) {
        this.config = config;
        this.telemetry = telemetry;
        this.clock = clock;
        telemetry.watch("ingest", () -> health);
    }

    /**
     * Reads the sources until {@link #close}; where none has a schedule, until each has been read once, and where days are to be
     * filled back, until that is done.
     *
     * @throws KafkaUnavailable if Kafka cannot be reached
     * @throws IngestFailure if a source without a schedule could not be read; the others have been read all the same
     */
    public void run() throws KafkaUnavailable, IngestFailure, InterruptedException {
        try (ListingPublisher publisher = ListingPublisher.open(config.kafka(), config.channels());
                KafkaCheckpoints checkpoints = KafkaCheckpoints.open(config.kafka(), config.channels());
                Fetcher fetcher = new Fetcher(config.fetch())) {
            DocumentPublisher documents = new DocumentPublisher(publisher);
            health = Health.ready();
            try {
                await(begin((name, source) -> new Reading(name, source.year(), source.robots(), fetcher,
                        documents, checkpoints, clock)));
            } finally {
                health = Health.unready("it stops");
                // What the sources read with is closed only when none of them runs any more.
                threads.shutdownNow();
                if (!threads.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("a source has not stopped within {} s", ENDS_WITHIN.toSeconds());
                }
            }
        }
    }

    /** Begins all sources; a back-fill keeps checkpoints of its own, so that it never gets into the way of what is new. */
    private int begin(BiFunction<String, SourceConfig, Reading> readings) {
        int begun = 0;
        for (SourceConfig source : config.sources()) {
            boolean fill = config.days().isRange();
            if (fill && !source.hasDays()) {
                LOG.info("{}: has no days, nothing of it is filled back", source.name());
                continue;
            }
            String name = fill ? source.name() + " " + config.days() : source.name();
            SourceLoop loop = new SourceLoop(name, source.source(config.days()),
                    fill ? Optional.empty() : source.schedule(), config.breaker(),
                    () -> readings.apply(name, source), clock, telemetry.registry());
            try {
                var _ = ended.submit(() -> {
                    loop.run();
                    return null;
                });
                begun++;
            } catch (RejectedExecutionException _) {
                // Closed before it began.
                return begun;
            }
        }
        return begun;
    }

    /** Waits until all sources have ended, in whatever order they do. */
    private void await(int begun) throws IngestFailure, InterruptedException {
        @Nullable
        IngestFailure first = null;
        for (int i = 0; i < begun; i++) {
            try {
                ended.take().get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IngestFailure failure -> {
                        if (first == null) {
                            first = failure;
                        } else {
                            LOG.error("{}", failure.getMessage());
                        }
                    }
                    case InterruptedException _ -> {
                        // Closed while it was waiting or reading.
                    }
                    case null, default -> {
                        if (!closed) {
                            throw new IllegalStateException(e.getCause());
                        }
                    }
                }
            }
        }
        if (first != null && !closed) {
            throw first;
        }
    }

    /** Ends {@link #run} soon: what is being read stops at its next step, what has been read is kept. */
    @Override
    public void close() {
        closed = true;
        health = Health.unready("it stops");
        threads.shutdownNow();
    }
}
