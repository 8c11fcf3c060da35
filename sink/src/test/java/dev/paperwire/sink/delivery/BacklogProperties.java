package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogProperties {
    private static final int BULK = 7;
    private static final int PARTITIONS = 3;

    @Property(tries = 300)
    void keepsTheOrderOfEveryKeyWhateverIsSentAgain(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int keys) {
        Random random = new Random(seed);
        Backlog backlog = new Backlog();
        Deque<Item> toAdd = new ArrayDeque<>();
        for (int i = 0; i < 200; i++) {
            toAdd.add(item(i, "k" + random.nextInt(keys), random.nextInt(4) == 0));
        }
        int all = toAdd.size();
        Map<String, Long> lastDeletion = new HashMap<>();
        Map<String, Long> newest = new HashMap<>();
        List<List<Item>> underWay = new ArrayList<>();
        Set<Item> settled = new HashSet<>();
        for (long now = 0; settled.size() < all; now++) {
            assertThat(now).as("steps").isLessThan(100_000);
            for (int i = random.nextInt(4); i > 0 && !toAdd.isEmpty(); i--) {
                backlog.add(toAdd.removeFirst());
            }
            if (random.nextBoolean()) {
                List<Item> bulk = backlog.take(BULK, Long.MAX_VALUE, now);
                if (!bulk.isEmpty()) {
                    assertKeysAreNotUnderWay(bulk, underWay);
                    assertDeletionsAreAlone(bulk);
                    underWay.add(bulk);
                }
            }
            if (!underWay.isEmpty() && random.nextBoolean()) {
                List<Item> bulk = underWay.remove(random.nextInt(underWay.size()));
                List<Item> again = new ArrayList<>();
                for (Item item : bulk) {
                    if (random.nextInt(3) == 0) {
                        again.add(item);
                        continue;
                    }
                    backlog.settled(item);
                    assertThat(settled.add(item)).as("settled once").isTrue();
                    String id = item.operation().id();
                    long offset = item.entry().offset();
                    assertThat(offset).as("after the last deletion of " + id)
                            .isGreaterThan(lastDeletion.getOrDefault(id, -1L));
                    if (item.operation() instanceof Operation.Delete) {
                        assertThat(offset).as("a deletion after everything before it")
                                .isGreaterThan(newest.getOrDefault(id, -1L));
                        lastDeletion.put(id, offset);
                    }
                    newest.merge(id, offset, Math::max);
                }
                backlog.putBack(again, now + random.nextInt(5));
            }
        }
        assertThat(backlog.count()).isZero();
        assertThat(backlog.bytes()).isZero();
        assertThat(backlog.waitingCount()).isZero();
        assertThat(backlog.waitingBytes()).isZero();
        assertThat(backlog.hasReady(Long.MAX_VALUE)).isFalse();
    }

    @Property(tries = 100)
    void forgetsWhatWaitsOfDroppedPartitionsAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        Backlog backlog = new Backlog();
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            Item item = item(i, "k" + random.nextInt(200), false);
            kept += item.partition().partition() == 0 ? 0 : 1;
            backlog.add(item);
        }
        backlog.drop(List.of(new TopicPartition("papers", 0)));

        List<Item> left = new ArrayList<>();
        for (List<Item> bulk = backlog.take(BULK, Long.MAX_VALUE, 0); !bulk.isEmpty(); bulk = backlog.take(
                BULK,
                Long.MAX_VALUE, 0)) {
            left.addAll(bulk);
            bulk.forEach(backlog::settled);
        }
        assertThat(left).hasSize(kept).noneMatch(item -> item.partition().partition() == 0);
        assertThat(backlog.count()).isZero();
    }

    @Test
    void sendsUpdatesOfOneKeyTogetherButADeletionAlone() {
        Backlog backlog = new Backlog();
        Item first = item(0, "a", false);
        Item second = item(1, "a", false);
        Item deletion = item(2, "a", true);
        Item third = item(3, "a", false);
        List.of(first, second, deletion, third).forEach(backlog::add);

        assertThat(backlog.take(BULK, Long.MAX_VALUE, 0)).containsExactly(first, second);
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 0)).isEmpty();
        List.of(first, second).forEach(backlog::settled);
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 0)).containsExactly(deletion);
        backlog.settled(deletion);
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 0)).containsExactly(third);
    }

    @Test
    void boundsABulkByBytesButLetsALargeItemGoAlone() {
        Backlog backlog = new Backlog();
        Item large = item(0, "a", false);
        Item next = item(1, "b", false);
        backlog.add(large);
        backlog.add(next);

        assertThat(backlog.take(BULK, 1, 0)).containsExactly(large);
        assertThat(backlog.take(BULK, 1, 0)).containsExactly(next);
    }

    @Test
    void sendsWhatIsIsolatedWithNoMoreThanItsCompany() {
        Backlog backlog = new Backlog();
        List<Item> items = List.of(item(0, "a", false), item(1, "b", false), item(2, "c", false),
                item(3, "d", false));
        items.forEach(backlog::add);
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 0)).isEqualTo(items);
        items.forEach(item -> item.isolate(2));
        backlog.putBack(items, 5);

        assertThat(backlog.take(BULK, Long.MAX_VALUE, 4)).isEmpty();
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 5)).hasSize(2);
        assertThat(backlog.take(BULK, Long.MAX_VALUE, 5)).hasSize(2);
    }

    private static void assertKeysAreNotUnderWay(List<Item> bulk, List<List<Item>> underWay) {
        Set<String> busy = new HashSet<>();
        underWay.forEach(other -> other.forEach(item -> busy.add(item.operation().id())));
        assertThat(bulk).noneMatch(item -> busy.contains(item.operation().id()));
    }

    private static void assertDeletionsAreAlone(List<Item> bulk) {
        for (Item item : bulk) {
            if (item.operation() instanceof Operation.Delete) {
                assertThat(bulk).filteredOn(other -> other.operation().id().equals(item.operation().id()))
                        .hasSize(1);
            }
        }
    }

    private static Item item(long offset, String id, boolean deletion) {
        int partition = Math.floorMod(id.hashCode(), PARTITIONS);
        var kafkaRecord = new ConsumerRecord<byte[], byte[]>("papers", partition, offset, null, null);
        return new Item(new Entry(kafkaRecord, 0), deletion
                ? new Operation.Delete(id, offset + 1)
                : new Operation.Index(id, offset + 1, new byte[10]), "papers");
    }
}
