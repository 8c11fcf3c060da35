package dev.paperwire.sink.delivery;

import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.document.Operation;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a Kafka consumer into Elasticsearch, on the thread that calls {@link #run}: polls, sends, judges, commits. Never
 * blocks for long, so that the consumer stays in its group however long Elasticsearch is away; then the consumer pauses,
 * and so it does while too much waits.
 */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration WHILE_BUSY = Duration.ofMillis(5);
    private static final Duration WHILE_FULL = Duration.ofMillis(20);
    private static final Duration WHILE_AWAY = Duration.ofMillis(50);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration WHILE_ASKED = Duration.ofMillis(50);
    private static final Duration WHILE_IDLE = Duration.ofMillis(100);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Route> routes;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Visibility visibility;
    private final DeliverySettings settings;
    private final SinkMetrics metrics;
    private final Inquiries inquiries = new Inquiries();
    private boolean paused;
    private long committedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();

    private Delivery(Consumer<byte[], byte[]> consumer, Collection<Route> routes, BulkSender sender,
            Commits commits, Visibility visibility, DeliverySettings settings, SinkMetrics metrics) {
        this.consumer = consumer;
        this.routes = routes.stream()
                .collect(Collectors.toUnmodifiableMap(Route::channel, Function.identity()));
        this.settings = settings;
        this.metrics = metrics;
        this.visibility = visibility;
        this.ledger = new Ledger(consumer, commits, metrics, visibility);
        this.dispatcher = new Dispatcher(sender, settings, metrics, ledger);
    }

    /**
     * A delivery as a member of the consumer's group, to aliases.
     *
     * @param consumer without automatic commits; this delivery is its only user, and leaves its closing to the caller
     * @param rejects where refused records go
     */
    public static Delivery ofGroup(Consumer<byte[], byte[]> consumer, Collection<Route> routes,
            Cluster cluster, TransactionalRejects rejects, DeliverySettings settings,
            SinkMetrics metrics) {
        var delivery = new Delivery(consumer, routes, new BulkSender(cluster, true),
                new GroupCommits(consumer, rejects),
                new Visibility(cluster, settings.probeEvery(), metrics), settings, metrics);
        consumer.subscribe(delivery.routes.keySet(), delivery.new Rebalance());
        return delivery;
    }

    /**
     * A delivery of everything from the beginning, to concrete indices. It commits nothing, and only counts what is refused.
     *
     * @param consumer that has its partitions assigned
     */
    public static Delivery ofEverything(Consumer<byte[], byte[]> consumer, Collection<Route> routes,
            Cluster cluster, DeliverySettings settings, SinkMetrics metrics) {
        consumer.seekToBeginning(consumer.assignment());
        return new Delivery(consumer, routes, new BulkSender(cluster, false), new NoCommits(),
                new Visibility(cluster, Duration.ZERO, metrics), settings, metrics);
    }

    /**
     * Delivers until it is told to stop; then takes the answers to what is under way, and commits.
     *
     * @throws dev.paperwire.sink.cluster.Misconfigured if no retry can help
     */
    public void run(BooleanSupplier stop) throws InterruptedException {
        try {
            while (!stop.getAsBoolean()) {
                step();
            }
            finish();
        } finally {
            inquiries.end();
        }
    }

    /** Delivers until everything is settled that is on the assigned partitions when this is called. */
    public void runToEnd() throws InterruptedException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> ledger.safeUpTo(end.getKey()) < end.getValue())) {
            step();
        }
    }

    /**
     * Completes when every record that is on the assigned partitions at this moment is settled and committed. May be called
     * by any thread.
     */
    public CompletableFuture<Void> caughtUp() {
        return inquiries.ask();
    }

    private void step() throws InterruptedException {
        pauseOrResume();
        boolean idle = dispatcher.isIdle();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(idle ? WHILE_IDLE : Duration.ZERO)) {
            receive(each);
        }
        dispatcher.send();
        if (!dispatcher.isIdle()) {
            dispatcher.receive(patience());
            dispatcher.send();
        }
        Duration interval = inquiries.areWaiting() ? WHILE_ASKED : settings.commitEvery();
        if (System.nanoTime() - committedAt >= interval.toNanos()) {
            ledger.commit();
            inquiries.answer(consumer, ledger);
            committedAt = System.nanoTime();
        }
        long now = System.nanoTime();
        if (now - lookedAt >= BETWEEN_LOOKS.toNanos()) {
            visibility.look(now);
            publish();
            lookedAt = now;
        }
    }

    /** How long to wait for an answer before more is read: a turn costs as much as some dozens of documents. */
    private Duration patience() {
        if (dispatcher.isOutage() || paused) {
            return WHILE_AWAY;
        }
        return dispatcher.hasBulkWaiting() ? WHILE_FULL : WHILE_BUSY;
    }

    private void receive(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        metrics.received();
        Route route = routes.get(kafkaRecord.topic());
        if (route == null) {
            throw new IllegalStateException("no route of " + kafkaRecord.topic());
        }
        var entry = ledger.received(kafkaRecord);
        switch (route.rendering().render(kafkaRecord)) {
            case Operation.Write write -> dispatcher.add(new Item(entry, write, route.index()));
            case Operation.Unusable(var reason, var detail) -> ledger.unusable(entry, reason, detail);
        }
    }

    private void pauseOrResume() {
        if (dispatcher.isOutage() || isFull() || (paused && !dispatcher.isHalfEmpty())) {
            // Every time: partitions that were assigned meanwhile are not paused yet.
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused) {
            consumer.resume(consumer.paused());
            paused = false;
        }
    }

    private boolean isFull() {
        return dispatcher.isFull() || ledger.refusalBytes() > settings.bufferBytes() / 2;
    }

    private void publish() {
        long unread = 0;
        for (TopicPartition partition : consumer.assignment()) {
            unread += consumer.currentLag(partition).orElse(0);
        }
        metrics.state(new SinkMetrics.State(unread + ledger.outstanding(), paused, dispatcher.isOutage(),
                dispatcher.inFlight(), System.nanoTime()));
    }

    private void finish() throws InterruptedException {
        long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (dispatcher.inFlight() > 0 && System.nanoTime() - deadline < 0) {
            dispatcher.receive(WHILE_BUSY);
        }
        ledger.commit();
    }

    /** Lets go of partitions only after what is under way has been answered and committed. */
    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                dispatcher.drop(partitions);
                finish();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debug("assigned: {}", partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            dispatcher.drop(partitions);
            ledger.dropped(List.copyOf(partitions));
            inquiries.dropped(partitions);
        }
    }
}
