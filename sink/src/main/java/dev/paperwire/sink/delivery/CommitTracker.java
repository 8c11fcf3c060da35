package dev.paperwire.sink.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets may be committed: those before which nothing is unsettled. Not safe for several threads.
 */
final class CommitTracker {
    private final Map<TopicPartition, SequencedSet<Long>> unsettled = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /** A record was received; those of a partition come in the order of their offsets. */
    void received(TopicPartition partition, long offset) {
        unsettled.computeIfAbsent(partition, _ -> new LinkedHashSet<>()).add(offset);
    }

    /** A record is done with. One of a partition that was dropped is ignored. */
    void settled(TopicPartition partition, long offset) {
        SequencedSet<Long> open = unsettled.get(partition);
        if (open != null) {
            open.remove(offset);
        }
    }

    /** How many records are not settled. */
    int outstanding() {
        return unsettled.values().stream().mapToInt(Collection::size).sum();
    }

    /**
     * The offset from which a partition must be read again, were the process to end now.
     *
     * @param position how far it has been read, for partitions of which everything is settled
     */
    long next(TopicPartition partition, ToLongFunction<TopicPartition> position) {
        SequencedSet<Long> open = unsettled.get(partition);
        return open == null || open.isEmpty() ? position.applyAsLong(partition) : open.getFirst();
    }

    /** What has moved since the last commit among the partitions that records were received from. */
    Map<TopicPartition, Long> committable(ToLongFunction<TopicPartition> position) {
        Map<TopicPartition, Long> moved = new HashMap<>();
        for (TopicPartition partition : unsettled.keySet()) {
            long next = next(partition, position);
            if (next > committed.getOrDefault(partition, -1L)) {
                moved.put(partition, next);
            }
        }
        return moved;
    }

    /** These offsets are committed. */
    void committed(Map<TopicPartition, Long> offsets) {
        committed.putAll(offsets);
    }

    /**
     * These partitions belong to another consumer now.
     *
     * @return how many of their records are unsettled, which the other is to settle
     */
    int dropped(Collection<TopicPartition> partitions) {
        int left = 0;
        for (TopicPartition partition : partitions) {
            SequencedSet<Long> open = unsettled.remove(partition);
            left += open == null ? 0 : open.size();
            committed.remove(partition);
        }
        return left;
    }
}
