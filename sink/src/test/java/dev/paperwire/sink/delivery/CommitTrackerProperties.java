package dev.paperwire.sink.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitTrackerProperties {
    private static final TopicPartition A = new TopicPartition("papers", 0);
    private static final TopicPartition B = new TopicPartition("papers", 1);

    @Property(tries = 300)
    void neverPassesWhatIsUnsettled(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int count) {
        Random random = new Random(seed);
        CommitTracker tracker = new CommitTracker();
        List<Long> offsets = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            offset += 1 + random.nextInt(3); // offsets have gaps
            offsets.add(offset);
            tracker.received(A, offset);
        }
        long position = offset + 1;
        TreeSet<Long> open = new TreeSet<>(offsets);
        long committed = -1;
        Collections.shuffle(offsets, random);
        for (long each : offsets) {
            tracker.settled(A, each);
            open.remove(each);
            long expected = open.isEmpty() ? position : open.first();
            Map<TopicPartition, Long> committable = tracker.committable(_ -> position);

            assertThat(committable).isEqualTo(expected > committed ? Map.of(A, expected) : Map.of());
            assertThat(tracker.outstanding()).isEqualTo(open.size());
            if (random.nextBoolean()) {
                tracker.committed(committable);
                committed = Math.max(committed, expected);
            }
        }
        assertThat(tracker.next(A, _ -> position)).isEqualTo(position);
    }

    @Test
    void keepsPartitionsApart() {
        CommitTracker tracker = new CommitTracker();
        tracker.received(A, 5);
        tracker.received(B, 9);
        tracker.settled(B, 9);

        assertThat(tracker.committable(_ -> 10L)).isEqualTo(Map.of(A, 5L, B, 10L));
    }

    @Test
    void ignoresWhatWasDropped() {
        CommitTracker tracker = new CommitTracker();
        tracker.received(A, 5);
        tracker.dropped(List.of(A));
        tracker.settled(A, 5);

        assertThat(tracker.committable(_ -> 10L)).isEmpty();
    }
}
