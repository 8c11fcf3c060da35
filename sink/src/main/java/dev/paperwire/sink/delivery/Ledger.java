package dev.paperwire.sink.delivery;

import dev.paperwire.listing.Reject;
import dev.paperwire.service.RejectLines;
import dev.paperwire.sink.delivery.Outcome.AlreadyCurrent;
import dev.paperwire.sink.delivery.Outcome.Deleted;
import dev.paperwire.sink.delivery.Outcome.Indexed;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Settled;
import dev.paperwire.sink.metrics.SinkMetrics;
import dev.paperwire.sink.metrics.SinkMetrics.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What was received and what became of it; commits offsets behind what is settled. Refused records wait here until nothing
 * before them is unsettled, and are stored together with the offsets that pass them.
 */
final class Ledger implements Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String FETCHED_AT = "fetched_at";
    private static final int DETAIL = 1000;

    private final Consumer<?, ?> consumer;
    private final Commits commits;
    private final SinkMetrics metrics;
    private final Visibility visibility;
    private final CommitTracker tracker = new CommitTracker();
    private final Map<TopicPartition, NavigableMap<Long, Refusal>> refusals = new HashMap<>();
    private final Map<TopicPartition, Integer> tenures = new HashMap<>();
    private long refusalBytes;

    Ledger(Consumer<?, ?> consumer, Commits commits, SinkMetrics metrics, Visibility visibility) {
        this.consumer = consumer;
        this.commits = commits;
        this.metrics = metrics;
        this.visibility = visibility;
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
        metrics.settled(item.partition().topic(), outcome.countedAs());
        switch (outcome) {
            case Indexed() -> measure(item);
            case AlreadyCurrent() -> {}
            case Deleted() -> {}
            case Refused refused -> {
                metrics.error(refused.status(), refused.type());
                refuse(item.entry(), "refused", detail(item, refused), item.attempts());
            }
        }
        tracker.settled(item.partition(), item.entry().offset());
    }

    /** A record that is not even sent. */
    void unusable(Entry entry, String reason, String detail) {
        metrics.settled(entry.partition().topic(), "refused");
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
        moved.forEach((partition, offset) -> passed.addAll(before(partition, offset).values()));
        Map<TopicPartition, Long> kept = commits.commit(moved, passed);
        tracker.committed(kept);
        kept.forEach((partition, offset) -> {
            NavigableMap<Long, Refusal> stored = before(partition, offset);
            refusalBytes -= stored.values().stream().mapToLong(Refusal::bytes).sum();
            stored.clear();
        });
    }

    /** What the refused records hold that are not stored yet, in bytes. */
    long refusalBytes() {
        return refusalBytes;
    }

    void dropped(Collection<TopicPartition> partitions) {
        metrics.released(tracker.dropped(partitions));
        partitions.forEach(partition -> {
            NavigableMap<Long, Refusal> open = refusals.remove(partition);
            refusalBytes -= open == null ? 0 : open.values().stream().mapToLong(Refusal::bytes).sum();
            tenures.merge(partition, 1, Integer::sum);
        });
    }

    private NavigableMap<Long, Refusal> before(TopicPartition partition, long offset) {
        NavigableMap<Long, Refusal> open = refusals.get(partition);
        return open == null ? new TreeMap<>() : open.headMap(offset, false);
    }

    private void measure(Item item) {
        ConsumerRecord<byte[], byte[]> indexed = item.entry().kafkaRecord();
        Origin origin = new Origin(indexed.timestamp(), fetchedMillis(indexed));
        metrics.acknowledged().record(origin, System.currentTimeMillis());
        visibility.acknowledged(item, origin);
    }

    private static long fetchedMillis(ConsumerRecord<byte[], byte[]> indexed) {
        Header fetched = indexed.headers().lastHeader(FETCHED_AT);
        if (fetched == null || fetched.value() == null) {
            return Origin.UNKNOWN;
        }
        try {
            return Instant.parse(new String(fetched.value(), UTF_8)).toEpochMilli();
        } catch (DateTimeException | ArithmeticException _) {
            return Origin.UNKNOWN; // a time that cannot be read is not measured
        }
    }

    private void refuse(Entry entry, String reason, String detail, int attempts) {
        ConsumerRecord<byte[], byte[]> from = entry.kafkaRecord();
        Reject reject = new Reject(from.key(), from.value(), Reject.Stage.SINK, reason, detail, from.topic(),
                from.partition(), from.offset(), Instant.now(), Math.max(1, attempts));
        if (commits.keeps(from.topic())) {
            RejectLines.log(LOG, reject);
            Refusal refusal = new Refusal(reject, from.headers());
            refusalBytes += refusal.bytes();
            refusals.computeIfAbsent(entry.partition(), _ -> new TreeMap<>()).put(entry.offset(), refusal);
        } else {
            LOG.warn("left out {}-{} offset {}: {}: {}", from.topic(), from.partition(), from.offset(),
                    reason, detail);
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
