package dev.paperwire.sink.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts and times of a delivery since its start. Safe to share between threads. */
public final class SinkMetrics {
    private final ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder bulks = new LongAdder();
    private final LongAdder bulkItems = new LongAdder();
    private final LongAdder bulkBytes = new LongAdder();
    private final LatencyHistogram bulkTime = new LatencyHistogram();
    private final LatencyHistogram sinceListed = new LatencyHistogram();
    private final LatencyHistogram sinceFetched = new LatencyHistogram();
    private volatile State state = new State(0, false, 0);

    /**
     * What goes up and down.
     *
     * @param lag records on the assigned partitions that are not settled
     * @param paused whether the consumer is paused
     * @param inFlight bulks under way
     */
    public record State(long lag, boolean paused, int inFlight) {}

    /**
     * Everything at one moment.
     *
     * @param received records read; in the end the sum of the outcomes and of those released
     * @param released records that were left to another sink, with their partitions, before they were done with
     * @param outcomes records done with, by outcome: {@code indexed}, {@code already_current}, {@code deleted}, {@code refused}
     * @param errors errors by status and type, those after which something was sent again too
     * @param retries items that were sent again
     * @param bulks bulks sent
     * @param bulkItems items in them
     * @param bulkBytes bytes in them, before compression
     * @param bulkTime from the sending of a bulk to its answer
     * @param sinceListed from a record's time on Kafka, which a stream takes over from the listing, to the acknowledgement of
     *     its document; it is found by searches at the index's next refresh, at most one {@code refresh_interval} later
     * @param sinceFetched the same from the listing's {@code fetched_at}, where the record has it as a header
     */
    public record Snapshot(long received, long released, Map<String, Long> outcomes, Map<String, Long> errors,
            long retries,
            long bulks, long bulkItems, long bulkBytes, Percentiles bulkTime, Percentiles sinceListed,
            Percentiles sinceFetched, State state) {}

    /** Some percentiles of a {@link LatencyHistogram}. */
    public record Percentiles(long count, Duration median, Duration p90, Duration p99, Duration most) {
        static Percentiles of(LatencyHistogram histogram) {
            return new Percentiles(histogram.count(), histogram.percentile(0.5), histogram.percentile(0.9),
                    histogram.percentile(0.99), histogram.percentile(1));
        }
    }

    /** A record was read. */
    public void received() {
        received.increment();
    }

    /** A record is done with. */
    public void settled(String outcome) {
        count(outcomes, outcome);
    }

    /** So many records were read, and then left to another sink with their partitions before they were done with. */
    public void released(int records) {
        released.add(records);
    }

    /** A document was acknowledged so long after its record was written. */
    public void indexedAfter(Duration sinceListing) {
        sinceListed.record(sinceListing);
    }

    /** A document was acknowledged so long after its listing was fetched. */
    public void indexedAfterFetch(Duration sinceFetch) {
        sinceFetched.record(sinceFetch);
    }

    /** An error that ends an item's way. */
    public void error(int status, String type) {
        count(errors, status + " " + type);
    }

    /** An item is sent again because of this error. */
    public void retried(int status, String type) {
        retries.increment();
        error(status, type);
    }

    /** A bulk was sent. */
    public void bulkSent(int items, long bytes) {
        bulks.increment();
        bulkItems.add(items);
        bulkBytes.add(bytes);
    }

    /** A bulk was answered. */
    public void bulkAnswered(Duration time) {
        bulkTime.record(time);
    }

    /** How it stands now. */
    public void state(State now) {
        state = now;
    }

    /** Everything now. */
    public Snapshot snapshot() {
        return new Snapshot(received.sum(), released.sum(), snapshot(outcomes), snapshot(errors),
                retries.sum(), bulks.sum(),
                bulkItems.sum(), bulkBytes.sum(), Percentiles.of(bulkTime), Percentiles.of(sinceListed),
                Percentiles.of(sinceFetched), state);
    }

    private static void count(ConcurrentMap<String, LongAdder> counters, String name) {
        counters.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> snapshot(Map<String, LongAdder> counters) {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, count) -> counts.put(name, count.sum()));
        return Map.copyOf(counts);
    }
}
