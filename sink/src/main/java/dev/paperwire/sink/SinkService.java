package dev.paperwire.sink;

import dev.paperwire.listing.channel.ChannelAccess;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.KafkaRefusal;
import dev.paperwire.service.Health;
import dev.paperwire.service.Telemetry;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.Delivery;
import dev.paperwire.sink.delivery.Route;
import dev.paperwire.sink.delivery.TransactionalRejects;
import dev.paperwire.sink.index.ChannelGenerations;
import dev.paperwire.sink.index.Indices;
import dev.paperwire.sink.index.Kind;
import dev.paperwire.sink.metrics.SinkMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink: papers, trends and rejects from Kafka into Elasticsearch. Several may run at once and share the work. One that
 * was closed cannot run again.
 */
public final class SinkService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkService.class);
    private static final Duration CLOSE = Duration.ofSeconds(30);
    /** Kafka's max.poll.interval.ms, by default. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    private final SinkSettings settings;
    private final Telemetry telemetry;
    private final SinkMetrics metrics;
    private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean delivering;
    private volatile boolean started;
    private volatile boolean stopping;

    /** A sink whose metrics and health only its owner asks for. */
    public SinkService(SinkSettings settings) {
        this(settings, Telemetry.off());
    }

    /**
     * A sink.
     *
     * @param telemetry where it counts, and tells how it is as the part {@code sink}; remains the caller's to close
     */
    public SinkService(SinkSettings settings, Telemetry telemetry) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.metrics = new SinkMetrics(telemetry.registry());
        telemetry.watch("sink", this::health);
    }

    /**
     * Delivers until {@link #close()}, on the calling thread.
     *
     * @throws Misconfigured if no retry can help; the message says what to do
     */
    public void run() throws InterruptedException {
        started = true;
        try (Cluster cluster = Cluster.of(settings.cluster())) {
            deliver(cluster);
        } catch (TimeoutException e) {
            throw new Misconfigured(
                    KafkaRefusal.explainSilence(e, settings.kafka())
                            .orElseGet(() -> String.valueOf(e.getMessage())),
                    e);
        } catch (KafkaException e) {
            throw KafkaRefusal.explain(e, settings.kafka())
                    .<RuntimeException>map(whatToDo -> new Misconfigured(whatToDo, e))
                    .orElse(e);
        } finally {
            delivery.completeExceptionally(
                    new IllegalStateException("the sink ended before it began to deliver"));
            ended.countDown();
        }
    }

    /**
     * How it is: ready while it delivers or has nothing to deliver; not while it starts, stops, or waits for Elasticsearch; dead
     * after its end, or when the delivery has not moved for as long as Kafka bears with a consumer.
     */
    public Health health() {
        if (ended.getCount() == 0) {
            return Health.dead(stopping ? "it was stopped" : "it failed");
        }
        if (stopping) {
            return Health.unready("it stops");
        }
        if (!delivering) {
            return Health.unready("it waits for Kafka and Elasticsearch");
        }
        SinkMetrics.State state = metrics.state();
        Duration still = Duration.ofNanos(System.nanoTime() - state.at());
        if (still.compareTo(STUCK) > 0) {
            return Health.dead("the delivery has not moved for " + still.toSeconds() + " s");
        }
        return state.away() ? Health.unready("Elasticsearch is away") : Health.ready();
    }

    /** How far it has come. */
    public SinkProgress progress() {
        return SinkProgress.of(metrics.snapshot());
    }

    /** Everything that is counted. */
    public SinkMetrics.Snapshot metrics() {
        return metrics.snapshot();
    }

    /**
     * Waits until everything that is on the partitions of this sink at this moment can be found by a search.
     *
     * @throws java.util.concurrent.TimeoutException if that takes longer
     */
    public void awaitSearchable(Duration timeout)
            throws InterruptedException, java.util.concurrent.TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            delivery.get(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .caughtUp()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sink has ended", e.getCause());
        }
        try (Cluster cluster = Cluster.of(settings.cluster())) {
            new Indices(cluster, settings.channels()).refresh();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    /** Stops it in order: what is under way is answered, then offsets are committed, then connections closed. */
    @Override
    public void close() {
        stopping = true;
        boolean interrupted = false;
        while (started && ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Cluster cluster) throws InterruptedException {
        Uuid trends = createChannels();
        List<Route> routes = routes(prepareIndices(new Indices(cluster, settings.channels()), trends));
        try (var consumer = KafkaClients.consumer(settings.kafka(), settings.group());
                var rejects = new TransactionalRejects(settings.kafka(), settings.channels().rejects().name(),
                        settings.group())) {
            var made = Delivery.ofGroup(consumer, routes, cluster, rejects, settings.delivery(),
                    metrics);
            routes.forEach(route -> metrics.expect(route.channel()));
            delivery.complete(made);
            metrics.state(new SinkMetrics.State(0, false, false, 0, System.nanoTime()));
            delivering = true;
            try (var _ = telemetry.bind(() -> new KafkaClientMetrics(consumer))) {
                made.run(() -> stopping);
            }
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private List<Route> routes(int trendGeneration) {
        Channels channels = settings.channels();
        return Arrays.stream(Kind.values())
                .map(kind -> new Route(kind.channel(channels), kind.alias(channels),
                        kind.rendering(trendGeneration)))
                .toList();
    }

    /** The cluster may come up later than the sink. */
    private int prepareIndices(Indices indices, Uuid trends) throws InterruptedException {
        for (int tries = 1; !stopping; tries++) {
            try {
                if (settings.manage()) {
                    indices.prepare(settings.keepRejects());
                } else {
                    indices.check();
                }
                return new ChannelGenerations(indices, settings.manage()).of(Kind.TRENDS, trends.toString());
            } catch (IOException e) {
                LOG.warn("waiting for Elasticsearch: {}", e.toString());
                Thread.sleep(settings.delivery().backoff().ceiling(tries));
            }
        }
        return 0;
    }

    private Uuid createChannels() throws InterruptedException {
        Channels channels = settings.channels();
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            ChannelSetup.createMissing(admin,
                    List.of(channels.papers(), channels.trends(), channels.rejects()));
            new ChannelAccess(List.of(channels.papers(), channels.trends(), channels.rejects()),
                    List.of(channels.rejects())).require(admin);
            return KafkaClients.topicId(admin, channels.trends().name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
