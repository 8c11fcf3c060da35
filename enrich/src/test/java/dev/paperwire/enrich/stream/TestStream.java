package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in one thread, with the tables that its readers would see. */
final class TestStream implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    /** Two partitions, of which the driver reads one: of the listings some are collected there, and others go through Kafka. */
    static final Channels CHANNELS = new Channels("", 2);
    private static final List<String> STORES = List.of("collections", "groups", "trend-counts");
    private static final JsonCodec<Listing> LISTINGS = JsonCodec.of(Listing.class);

    private final TopologySettings settings;
    private final SortedMap<String, Paper> papers = new TreeMap<>();
    private final SortedMap<String, TopicTrend> trends = new TreeMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<String, String> fetched = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private Instant now = NOW;
    private TopologyTestDriver driver;

    TestStream(Annotator annotator) {
        this(annotator, new TopologySettings(CHANNELS, 1024 * 1024, 60, Duration.ofSeconds(1),
                TopologySettings.Stores.MEMORY));
    }

    TestStream(Annotator annotator, TopologySettings settings) {
        this.settings = settings;
        this.driver = start(annotator);
    }

    private TopologyTestDriver start(Annotator annotator) {
        Properties properties = new Properties();
        properties.putAll(RejectingHandler.properties(CHANNELS));
        properties.put("application.id", "test");
        return new TopologyTestDriver(EnrichTopology.build(settings, annotator, new Tally()), properties,
                now);
    }

    /** Stops and starts again with the same state, perhaps with another annotator. */
    void restart(Annotator annotator) {
        settle();
        Map<String, List<KeyValue<Object, Object>>> kept = new HashMap<>();
        for (String name : STORES) {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
            List<KeyValue<Object, Object>> entries = new ArrayList<>();
            try (var all = store.all()) {
                all.forEachRemaining(entries::add);
            }
            kept.put(name, entries);
        }
        driver.close();
        driver = start(annotator);
        kept.forEach((name, entries) -> {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
            entries.forEach(entry -> store.put(entry.key, entry.value));
        });
    }

    /** Empties it. */
    void forget() {
        settle();
        for (String name : STORES) {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
            List<Object> keys = new ArrayList<>();
            try (var all = store.all()) {
                all.forEachRemaining(entry -> keys.add(entry.key));
            }
            keys.forEach(store::delete);
        }
        papers.clear();
        trends.clear();
        revisions.clear();
        rejects.clear();
        writes.clear();
    }

    void list(Listing... listings) {
        for (Listing listing : listings) {
            send("any".getBytes(StandardCharsets.UTF_8), LISTINGS.write(listing));
        }
    }

    void retract(String key, Instant at) {
        input().pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), null, at));
        drain();
    }

    void send(byte[] key, byte[] value) {
        input().pipeInput(new TestRecord<>(key, value, now));
        drain();
    }

    void send(TestRecord<byte[], byte[]> any) {
        input().pipeInput(any);
        drain();
    }

    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
        drain();
    }

    /** Lets trends be written. */
    void settle() {
        pass(Duration.ofSeconds(1));
    }

    SortedMap<String, Paper> papers() {
        return papers;
    }

    /** The papers without what is allowed to differ between runs. */
    List<Paper> documents() {
        return papers.values().stream().map(paper -> paper.revised(1, Instant.EPOCH)).toList();
    }

    Paper onlyPaper() {
        if (papers.size() != 1) {
            throw new AssertionError("papers: " + papers.keySet());
        }
        return papers.values().iterator().next();
    }

    SortedMap<String, TopicTrend> trends() {
        settle();
        return trends;
    }

    /** The trends that were written by themselves. */
    SortedMap<String, TopicTrend> trendsSoFar() {
        return trends;
    }

    /** What the last record of a paper says of when its listing was fetched. */
    String fetchedAt(String paper) {
        return fetched.get(paper);
    }

    List<Reject> rejects() {
        return rejects;
    }

    /** The keys of all records written to papers and trends since the last call. */
    List<String> writes() {
        settle();
        List<String> found = List.copyOf(writes);
        writes.clear();
        return found;
    }

    /** How many entries the stores have. */
    Map<String, Integer> stateEntries() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String name : STORES) {
            try (var all = driver.<Object, Object>getKeyValueStore(name).all()) {
                int size = 0;
                for (; all.hasNext(); all.next()) {
                    size++;
                }
                sizes.put(name, size);
            }
        }
        return sizes;
    }

    private TestInputTopic<byte[], byte[]> input() {
        return driver.createInputTopic(CHANNELS.listings().name(), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void drain() {
        for (TestRecord<String, Paper> written : output(CHANNELS.papers().key(), CHANNELS.papers().value(),
                CHANNELS.papers().name()).readRecordsToList()) {
            writes.add(written.key());
            long revision = Long.parseLong(new String(
                    written.headers().lastHeader(PublishPapers.REVISION).value(), StandardCharsets.UTF_8));
            if (revision <= revisions.getOrDefault(written.key(), 0L)) {
                throw new AssertionError("revision does not grow: " + written);
            }
            revisions.put(written.key(), revision);
            Header at = written.headers().lastHeader(PublishPapers.FETCHED_AT);
            fetched.put(written.key(), at == null ? "" : new String(at.value(), StandardCharsets.UTF_8));
            put(papers, written.key(), written.value());
        }
        for (TestRecord<String, TopicTrend> written : output(CHANNELS.trends().key(),
                CHANNELS.trends().value(),
                CHANNELS.trends().name()).readRecordsToList()) {
            writes.add(written.key());
            put(trends, written.key(), written.value());
        }
        TestOutputTopic<byte[], byte[]> refused = driver.createOutputTopic(CHANNELS.rejects().name(),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (TestRecord<byte[], byte[]> reject : refused.readRecordsToList()) {
            rejects.add(RejectHeaders.read(reject.key(), reject.value(), reject.headers()));
        }
    }

    private <K, V> TestOutputTopic<K, V> output(org.apache.kafka.common.serialization.Serde<K> key,
            org.apache.kafka.common.serialization.Serde<V> value, String name) {
        return driver.createOutputTopic(name, key.deserializer(), value.deserializer());
    }

    private static <V> void put(SortedMap<String, V> table, String key, V value) {
        if (value == null) {
            table.remove(key);
        } else {
            table.put(key, value);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
