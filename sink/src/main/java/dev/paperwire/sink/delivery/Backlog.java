package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, in one lane per key, so that the order of each key is kept. While some of a lane are under way the
 * others wait. Several of a lane may share a bulk, since the highest version wins in any order; but not with a deletion,
 * which Elasticsearch forgets after a while, so that what comes late would bring the document back.
 *
 * <p>
 * Not safe for several threads. Times are {@link System#nanoTime()}.
 */
final class Backlog {
    private record Key(String index, String id) {
        static Key of(Item item) {
            return new Key(item.index(), item.operation().id());
        }
    }

    private static final class Lane {
        final Deque<Item> waiting = new ArrayDeque<>();
        int underWay;
        long notBefore = Long.MIN_VALUE;
    }

    private record Delayed(Lane lane, long until) {}

    private final Map<Key, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(
            (a, b) -> Long.signum(a.until - b.until));
    private int count;
    private long bytes;
    private int waitingCount;
    private long waitingBytes;

    /** Items that wait or are under way. */
    int count() {
        return count;
    }

    /** Their bytes. */
    long bytes() {
        return bytes;
    }

    /** Items that are not under way; some of them may not be sent yet. */
    int waitingCount() {
        return waitingCount;
    }

    /** Their bytes. */
    long waitingBytes() {
        return waitingBytes;
    }

    boolean hasReady(long now) {
        wake(now);
        return !ready.isEmpty();
    }

    void add(Item item) {
        Lane lane = lanes.computeIfAbsent(Key.of(item), _ -> new Lane());
        boolean idle = lane.waiting.isEmpty() && lane.underWay == 0;
        lane.waiting.addLast(item);
        count++;
        bytes += item.bytes();
        waiting(item, 1);
        if (idle) {
            ready.addLast(lane);
        }
    }

    /** The next items to send, at least one if any is ready, else within both bounds. */
    List<Item> take(int maxCount, long maxBytes, long now) {
        wake(now);
        List<Item> taken = new ArrayList<>();
        long size = 0;
        int bound = maxCount;
        while (!ready.isEmpty()) {
            Lane lane = ready.getFirst();
            for (Item next = lane.waiting.getFirst(); next != null; next = follower(lane)) {
                int company = Math.min(bound, next.company());
                if (!taken.isEmpty() && (taken.size() >= company || size + next.bytes() > maxBytes)) {
                    if (lane.underWay > 0) {
                        ready.removeFirst();
                    }
                    return taken;
                }
                bound = company;
                size += next.bytes();
                taken.add(lane.waiting.removeFirst());
                waiting(next, -1);
                lane.underWay++;
                if (next.operation() instanceof Operation.Delete) {
                    break;
                }
            }
            ready.removeFirst();
        }
        return taken;
    }

    /** An item is done with. */
    void settled(Item item) {
        count--;
        bytes -= item.bytes();
        arrived(Key.of(item));
    }

    /** Items of one bulk come back, in the order in which they were taken, to be sent again after a while. */
    void putBack(List<Item> items, long notBefore) {
        Map<Key, List<Item>> byKey = new LinkedHashMap<>();
        items.forEach(item -> byKey.computeIfAbsent(Key.of(item), _ -> new ArrayList<>()).add(item));
        byKey.forEach((key, back) -> {
            Lane lane = lanes.get(key);
            if (lane == null) {
                throw new IllegalStateException("no lane of " + key);
            }
            back.reversed().forEach(lane.waiting::addFirst);
            back.forEach(item -> waiting(item, 1));
            lane.notBefore = Math.max(lane.notBefore, notBefore);
            back.forEach(_ -> arrived(key));
        });
    }

    /** When the first of the delayed is ready; null if none is delayed. */
    @Nullable
    Long nextWake() {
        Delayed first = delayed.peek();
        return first == null ? null : first.until;
    }

    /** Forgets what waits of these partitions; what is under way is settled by its answer. */
    void drop(Collection<TopicPartition> partitions) {
        Set<TopicPartition> gone = new HashSet<>(partitions);
        for (Lane lane : lanes.values()) {
            lane.waiting.removeIf(item -> {
                boolean dropped = gone.contains(item.partition());
                if (dropped) {
                    count--;
                    bytes -= item.bytes();
                    waiting(item, -1);
                }
                return dropped;
            });
        }
        ready.removeIf(lane -> lane.waiting.isEmpty());
        delayed.removeIf(each -> each.lane.waiting.isEmpty());
        lanes.values().removeIf(lane -> lane.waiting.isEmpty() && lane.underWay == 0);
    }

    private void waiting(Item item, int sign) {
        waitingCount += sign;
        waitingBytes += sign * item.bytes();
    }

    private void arrived(Key key) {
        Lane lane = lanes.get(key);
        if (lane == null || --lane.underWay > 0) {
            return;
        }
        if (lane.waiting.isEmpty()) {
            lanes.remove(key);
        } else if (lane.notBefore == Long.MIN_VALUE) {
            ready.addLast(lane);
        } else {
            delayed.add(new Delayed(lane, lane.notBefore));
        }
    }

    private void wake(long now) {
        for (Delayed first = delayed.peek(); first != null && first.until <= now; first = delayed.peek()) {
            delayed.remove();
            first.lane.notBefore = Long.MIN_VALUE;
            ready.addLast(first.lane);
        }
    }

    private static @Nullable Item follower(Lane lane) {
        Item next = lane.waiting.peekFirst();
        return next == null || next.operation() instanceof Operation.Delete ? null : next;
    }
}
