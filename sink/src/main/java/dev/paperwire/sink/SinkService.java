package dev.paperwire.sink;

import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.Delivery;
import dev.paperwire.sink.delivery.Route;
import dev.paperwire.sink.delivery.TransactionalRejects;
import dev.paperwire.sink.document.PaperRendering;
import dev.paperwire.sink.document.RejectRendering;
import dev.paperwire.sink.document.TrendRendering;
import dev.paperwire.sink.index.Indices;
import dev.paperwire.sink.index.Kind;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink: papers, trends and rejects from Kafka into Elasticsearch. Several may run at once and share the work. One that
 * was closed cannot run again.
 */
public final class SinkService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkService.class);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final SinkSettings settings;
    private final SinkMetrics metrics = new SinkMetrics();
    private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean started;
    private volatile boolean stopping;

    public SinkService(SinkSettings settings) {
        this.settings = settings;
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
        } catch (AuthenticationException | AuthorizationException e) {
            throw new Misconfigured("Kafka does not let the sink read (" + e.getMessage()
                    + "): its user needs READ on the channels and on group " + settings.group(), e);
        } finally {
            ended.countDown();
        }
    }

    /** How far it has come. */
    public SinkProgress progress() {
        Map<String, Long> counts = metrics.outcomeCounts();
        var state = metrics.state();
        return new SinkProgress(metrics.receivedCount(), counts.getOrDefault("indexed", 0L),
                counts.getOrDefault("already_current", 0L), counts.getOrDefault("deleted", 0L),
                counts.getOrDefault("refused", 0L), metrics.retriedCount(), state.lag(), state.paused());
    }

    /** All counts. */
    public SinkMetrics metrics() {
        return metrics;
    }

    /**
     * Waits until everything that is on the partitions of this sink at this moment can be found by a search.
     *
     * @throws TimeoutException if that takes longer
     */
    public void awaitSearchable(Duration timeout) throws InterruptedException, TimeoutException {
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
        createChannels();
        prepareIndices(new Indices(cluster, settings.channels()));
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerSettings());
                var rejects = new TransactionalRejects(settings.kafka(), settings.channels().rejects().name(),
                        settings.group())) {
            var made = new Delivery(consumer, routes(), cluster.asyncClient(), true, rejects,
                    settings.delivery(),
                    metrics);
            made.subscribe();
            delivery.complete(made);
            made.run(() -> stopping);
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private List<Route> routes() {
        Channels channels = settings.channels();
        return List.of(
                new Route(channels.papers().name(), Kind.PAPERS.alias(channels), new PaperRendering()),
                new Route(channels.trends().name(), Kind.TRENDS.alias(channels), new TrendRendering(0)),
                new Route(channels.rejects().name(), Kind.REJECTS.alias(channels), new RejectRendering()));
    }

    /** The cluster may come up later than the sink. */
    private void prepareIndices(Indices indices) throws InterruptedException {
        for (int tries = 1; !stopping; tries++) {
            try {
                if (settings.manage()) {
                    indices.prepare();
                } else {
                    indices.check();
                }
                return;
            } catch (IOException e) {
                LOG.warn("waiting for Elasticsearch: {}", e.toString());
                Thread.sleep(settings.delivery().backoff().ceiling(tries));
            }
        }
    }

    private void createChannels() throws InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            ChannelSetup.createMissing(admin,
                    List.of(settings.channels().papers(), settings.channels().trends(),
                            settings.channels().rejects()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }
}
