package dev.paperwire.sink.delivery;

import dev.paperwire.listing.Reject;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Settled;
import dev.paperwire.sink.delivery.RejectStore.Refusal;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was received and what became of it; commits offsets behind what is settled. Refused records wait here until nothing
 * before them is unsettled, and are stored together with the offsets that pass them.
 */
final class Ledger implements Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final int DETAIL = 1000;

    private final Consumer<byte[], byte[]> consumer;
    private final RejectStore rejects;
    private final SinkMetrics metrics;
    private final CommitTracker tracker = new CommitTracker();
    private final Map<TopicPartition, NavigableMap<Long, Refusal>> refusals = new HashMap<>();
    private final Map<TopicPartition, Integer> tenures = new HashMap<>();

    Ledger(Consumer<byte[], byte[]> consumer, RejectStore rejects, SinkMetrics metrics) {
        this.consumer = consumer;
        this.rejects = rejects;
        this.metrics = metrics;
    }

    Entry received(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        TopicPartition partition = new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition());
        tracker.received(partition, kafkaRecord.offset());
        return new Entry(kafkaRecord, tenures.getOrDefault(partition, 0));
    }

    @Override
    public boolean isWanted(Item item) {
        return item.entry().tenure() == tenures.getOrDefault(item.partition(), 0);
    }

    @Override
    public void settled(Item item, Settled outcome) {
        if (!isWanted(item)) {
            return;
        }
        metrics.settled(Delivery.name(outcome));
        if (outcome instanceof Refused refused) {
            metrics.error(refused.status(), refused.type());
            refuse(item.entry(), "refused", detail(item, refused), item.attempts());
        }
        tracker.settled(item.partition(), item.entry().offset());
    }

    /** A record that is not even sent. */
    void unusable(Entry entry, String reason, String detail) {
        metrics.settled("refused");
        metrics.error(0, reason);
        refuse(entry, reason, detail, 1);
        tracker.settled(entry.partition(), entry.offset());
    }

    int outstanding() {
        return tracker.outstanding();
    }

    /** Everything of a partition before this offset is settled, and what was refused is stored. */
    long safeUpTo(TopicPartition partition) {
        NavigableMap<Long, Refusal> open = refusals.get(partition);
        long next = tracker.next(partition, consumer::position);
        return open == null || open.isEmpty() ? next : Math.min(next, open.firstKey());
    }

    void commit() {
        Map<TopicPartition, Long> moved = tracker.committable(consumer::position);
        if (moved.isEmpty()) {
            return;
        }
        List<Refusal> passed = new ArrayList<>();
        moved.forEach((partition, offset) -> {
            NavigableMap<Long, Refusal> open = refusals.get(partition);
            if (open != null) {
                passed.addAll(open.headMap(offset).values());
            }
        });
        if (passed.isEmpty() ? committed(moved) : rejects.store(passed, moved, consumer.groupMetadata())) {
            tracker.committed(moved);
            moved.forEach((partition, offset) -> {
                NavigableMap<Long, Refusal> open = refusals.get(partition);
                if (open != null) {
                    open.headMap(offset).clear();
                }
            });
        }
    }

    void dropped(Collection<TopicPartition> partitions) {
        tracker.dropped(partitions);
        partitions.forEach(partition -> {
            refusals.remove(partition);
            tenures.merge(partition, 1, Integer::sum);
        });
    }

    private boolean committed(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        offsets.forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
        try {
            consumer.commitSync(positions, COMMIT_TIMEOUT);
            return true;
        } catch (CommitFailedException | RetriableException e) {
            LOG.warn("offsets could not be committed, they are tried again: {}", e.toString());
            return false;
        }
    }

    private void refuse(Entry entry, String reason, String detail, int attempts) {
        ConsumerRecord<byte[], byte[]> from = entry.kafkaRecord();
        Reject reject = new Reject(from.key(), from.value(), Reject.Stage.SINK, reason, detail, from.topic(),
                from.partition(), from.offset(), Instant.now(), Math.max(1, attempts));
        LOG.warn("refused {}-{} offset {}: {}: {}", from.topic(), from.partition(), from.offset(), reason,
                detail);
        if (rejects.takes(from.topic())) {
            refusals.computeIfAbsent(entry.partition(), _ -> new TreeMap<>())
                    .put(entry.offset(), new Refusal(reject, from.headers()));
        }
    }

    private static String detail(Item item, Refused refused) {
        String text = refused.type() + ": " + refused.reason().replace('\n', ' ') + " (status "
                + refused.status()
                + ", index " + (refused.index().isEmpty() ? item.index() : refused.index()) + ", id "
                + item.operation().id() + ")";
        return text.length() <= DETAIL ? text : text.substring(0, DETAIL) + "…";
    }
}
