package dev.paperwire.sink.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of the delivery since its start. Safe to share between threads. */
public final class SinkMetrics {
    private final ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder bulks = new LongAdder();
    private final LongAdder bulkItems = new LongAdder();
    private final LongAdder bulkBytes = new LongAdder();
    private final LongAdder bulkNanos = new LongAdder();

    private volatile State state = new State(0, false, 0);

    /**
     * What changes up and down.
     *
     * @param lag records on the assigned partitions that are not settled
     * @param paused whether the consumer is paused
     * @param inFlight bulks under way
     */
    public record State(long lag, boolean paused, int inFlight) {}

    public void state(long lag, boolean paused, int inFlight) {
        state = new State(lag, paused, inFlight);
    }

    public State state() {
        return state;
    }

    public void received() {
        received.increment();
    }

    /** A record is done with. */
    public void settled(String outcome) {
        count(outcomes, outcome);
    }

    /** An error, whether it is tried again or not. */
    public void error(int status, String type) {
        count(errors, status + " " + type);
    }

    /** An item is sent again because of this error. */
    public void retried(int status, String type) {
        retries.increment();
        error(status, type);
    }

    public void bulkSent(int items, long bytes, int inFlight) {
        bulks.increment();
        bulkItems.add(items);
        bulkBytes.add(bytes);
    }

    public void bulkAnswered(long nanos) {
        bulkNanos.add(nanos);
    }

    public long receivedCount() {
        return received.sum();
    }

    public long retriedCount() {
        return retries.sum();
    }

    /** Records done with, by outcome. */
    public Map<String, Long> outcomeCounts() {
        return snapshot(outcomes);
    }

    /** Errors by status and type. */
    public Map<String, Long> errorCounts() {
        return snapshot(errors);
    }

    private static void count(ConcurrentMap<String, LongAdder> counters, String name) {
        counters.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> snapshot(Map<String, LongAdder> counters) {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }
}
