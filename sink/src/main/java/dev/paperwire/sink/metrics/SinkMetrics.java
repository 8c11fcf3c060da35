package dev.paperwire.sink.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Counts and times of a delivery since its start, as meters that begin with {@code paperwire.sink}. Safe to share between threads. */
public final class SinkMetrics {
    private static final String PREFIX = "paperwire.sink.";
    private static final Duration[] BOUNDS = {Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(2), Duration.ofSeconds(3),
        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
        Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6),
        Duration.ofDays(1)};

    private final MeterRegistry registry;
    private final ConcurrentMap<Settled, Counter> settled = new ConcurrentHashMap<>();
    private final ConcurrentMap<Failure, Counter> errors = new ConcurrentHashMap<>();
    private final Counter received;
    private final Counter released;
    private final Counter retries;
    private final DistributionSummary bulkItems;
    private final DistributionSummary bulkBytes;
    private final Timer bulkTime;
    private final Latency acknowledged;
    private final Latency searchable;
    private volatile State state = new State(0, false, false, 0, System.nanoTime());

    private record Settled(String channel, String outcome) {}

    private record Failure(int status, String type) {}

    /**
     * Registers the meters.
     *
     * @param registry one that no other delivery counts in
     */
    public SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
        received = counter("records.received", "Records read from Kafka");
        released = counter("records.released", "Records left to another sink before they were done with");
        retries = counter("retries", "Items sent again");
        bulkItems = DistributionSummary.builder(PREFIX + "bulk.items")
                .description("Items of a bulk")
                .register(registry);
        bulkBytes = DistributionSummary.builder(PREFIX + "bulk.size")
                .description("Bytes of a bulk, before compression")
                .baseUnit("bytes")
                .register(registry);
        bulkTime = timer("bulk.time", "From the sending of a bulk to its answer").register(registry);
        acknowledged = new Latency("acknowledged",
                "From the listing to the acknowledgement of its document");
        searchable = new Latency("searchable", "From the listing until a search finds its document");
        registry.gauge(PREFIX + "lag", this, metrics -> (double) metrics.state.lag);
        registry.gauge(PREFIX + "paused", this, metrics -> metrics.state.paused ? 1 : 0);
        registry.gauge(PREFIX + "elasticsearch.away", this, metrics -> metrics.state.away ? 1 : 0);
        registry.gauge(PREFIX + "inflight", this, metrics -> metrics.state.inFlight);
    }

    /**
     * What goes up and down.
     *
     * @param lag records on the assigned partitions that are not settled
     * @param paused whether the consumer is paused
     * @param away whether Elasticsearch is away
     * @param inFlight bulks under way
     * @param at when this was so, {@link System#nanoTime()}
     */
    public record State(long lag, boolean paused, boolean away, int inFlight, long at) {}

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
     * @param searchable documents that a search was seen to find
     */
    public record Snapshot(long received, long released, Map<String, Long> outcomes, Map<String, Long> errors,
            long retries, long bulks, long bulkItems, long bulkBytes, long searchable, State state) {}

    /** Times from a record's time on Kafka, which a stream takes over from the listing, and from the listing's {@code fetched_at}. */
    public final class Latency {
        private final Timer sinceListed;
        private final Timer sinceFetched;

        private Latency(String name, String description) {
            sinceListed = timer(name, description).tag("since", "listed").register(registry);
            sinceFetched = timer(name, description).tag("since", "fetched").register(registry);
        }

        /** One document. */
        public void record(Origin origin, long nowMillis) {
            sinceListed.record(Math.max(0L, nowMillis - origin.listedMillis), TimeUnit.MILLISECONDS);
            if (origin.fetchedMillis != Origin.UNKNOWN) {
                sinceFetched.record(Math.max(0L, nowMillis - origin.fetchedMillis), TimeUnit.MILLISECONDS);
            }
        }
    }

    /**
     * When a document's listing came.
     *
     * @param listedMillis the record's time on Kafka
     * @param fetchedMillis when it was fetched, or {@link #UNKNOWN}
     */
    public record Origin(long listedMillis, long fetchedMillis) {
        /** For a record that does not tell. */
        public static final long UNKNOWN = Long.MIN_VALUE;
    }

    /** A record was read. */
    public void received() {
        received.increment();
    }

    /** Makes the count of refused records of a channel, so that the first of them is an increase. */
    public void expect(String channel) {
        settledCounter(channel, "refused");
    }

    /** A record is done with. */
    public void settled(String channel, String outcome) {
        settledCounter(channel, outcome).increment();
    }

    private Counter settledCounter(String channel, String outcome) {
        return settled.computeIfAbsent(new Settled(channel, outcome),
                key -> Counter.builder(PREFIX + "records.settled")
                        .description("Records done with")
                        .tag("channel", key.channel)
                        .tag("outcome", key.outcome)
                        .register(registry));
    }

    /** So many records were read, and then left to another sink with their partitions before they were done with. */
    public void released(int records) {
        released.increment(records);
    }

    /** How long documents took to be acknowledged. */
    public Latency acknowledged() {
        return acknowledged;
    }

    /** How long documents took until searches find them. */
    public Latency searchable() {
        return searchable;
    }

    /** An error that ends an item's way. */
    public void error(int status, String type) {
        errors.computeIfAbsent(new Failure(status, type),
                key -> Counter.builder(PREFIX + "errors")
                        .description("Items that got an error, by its status (0 for none) and type")
                        .tag("status", Integer.toString(key.status))
                        .tag("type", key.type)
                        .register(registry))
                .increment();
    }

    /** An item is sent again because of this error. */
    public void retried(int status, String type) {
        retries.increment();
        error(status, type);
    }

    /** A bulk was sent. */
    public void bulkSent(int items, long bytes) {
        bulkItems.record(items);
        bulkBytes.record((double) bytes);
    }

    /** A bulk was answered. */
    public void bulkAnswered(Duration time) {
        bulkTime.record(time);
    }

    /** How it stands now. */
    public void state(State now) {
        state = now;
    }

    /** How it stood last. */
    public State state() {
        return state;
    }

    /** Everything now. */
    public Snapshot snapshot() {
        return new Snapshot(count(received), count(released),
                settled.entrySet()
                        .stream()
                        .filter(each -> count(each.getValue()) > 0)
                        .collect(Collectors.groupingBy(each -> each.getKey().outcome, TreeMap::new,
                                Collectors.summingLong(each -> count(each.getValue())))),
                errors.entrySet()
                        .stream()
                        .collect(Collectors.toMap(each -> each.getKey().status + " " + each.getKey().type,
                                each -> count(each.getValue()))),
                count(retries), bulkItems.count(), (long) bulkItems.totalAmount(),
                (long) bulkBytes.totalAmount(), searchable.sinceListed.count(), state);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(PREFIX + name).description(description).serviceLevelObjectives(BOUNDS);
    }

    private static long count(Counter counter) {
        return (long) counter.count();
    }
}
