package dev.paperwire.ingest;

import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.ingest.source.KafkaCheckpoints;
import dev.paperwire.ingest.source.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private volatile boolean closed;

    public IngestService(IngestConfig config) {
        this(config, InstantSource.system());
    }

    IngestService(IngestConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Reads the sources until {@link #close}; where none has a schedule, until each has been read once.
     *
     * @throws KafkaUnavailable if Kafka cannot be reached
     * @throws IngestFailure if a source without a schedule could not be read; the others have been read all the same
     */
    public void run() throws KafkaUnavailable, IngestFailure, InterruptedException {
        try (ListingPublisher publisher = ListingPublisher.open(config.kafka(), config.channels());
                KafkaCheckpoints checkpoints = KafkaCheckpoints.open(config.kafka(), config.channels());
                Fetcher fetcher = new Fetcher(config.fetch())) {
            DocumentPublisher documents = new DocumentPublisher(publisher);
            try {
                await(begin(source -> new Reading(source.name(), source.year(), source.robots(), fetcher,
                        documents,
                        checkpoints, clock)));
            } finally {
                // What the sources read with is closed only when none of them runs any more.
                threads.shutdownNow();
                if (!threads.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("a source has not stopped within {} s", ENDS_WITHIN.toSeconds());
                }
            }
        }
    }

    private List<Future<?>> begin(Function<SourceConfig, Reading> readings) {
        List<Future<?>> loops = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            SourceLoop loop = new SourceLoop(source, source.source(config.days()), config.breaker(),
                    () -> readings.apply(source), clock);
            try {
                loops.add(threads.submit(() -> {
                    loop.run();
                    return null;
                }));
            } catch (RejectedExecutionException _) {
                // Closed before it began.
                return loops;
            }
        }
        return loops;
    }

    private void await(List<Future<?>> loops) throws IngestFailure, InterruptedException {
        @Nullable
        IngestFailure first = null;
        for (Future<?> loop : loops) {
            try {
                loop.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IngestFailure failure -> {
                        LOG.debug("A source failed", failure);
                        first = first == null ? failure : first;
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
        threads.shutdownNow();
    }
}
