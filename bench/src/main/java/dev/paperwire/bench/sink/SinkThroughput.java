package dev.paperwire.bench.sink;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.JvmOptions;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkService;
import dev.paperwire.sink.SinkSettings;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.index.Indices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Documents a second into one Elasticsearch node: the sink, which reads them from Kafka, against a loader that sends bulks
 * serialised beforehand over 1, 2 and 4 connections, and against the client's own {@code BulkIngester} with default
 * settings. All write the same documents with the same versions into the same kind of fresh index, taking turns.
 *
 * <p>
 * {@code SinkThroughput [DOCUMENTS [ROUNDS [SINK KEY=VALUE ...]]]}
 */
public final class SinkThroughput implements AutoCloseable {
    private static final int BULK = 1000;
    private static final byte[] BAD = "{\"unheard_of\":true}".getBytes(UTF_8);
    private static final int WARM_UP = 2;
    private static final String SINK = "sink";
    private static final String INGESTER = "BulkIngester";
    private static final String MALFORMED = "sink, 1 of 1000 bad";
    private static final Channels CHANNELS = new Channels("bench-", 4);
    /** The same with one malformed document in each thousand. */
    private static final Channels SPOILT = new Channels("spoilt-", 4);

    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final List<Document> documents;
    private final Map<String, String> sinkSettings;
    private final Map<String, List<Effort>> efforts = new TreeMap<>();
    private int groups;

    /** One way to load all documents, which tells what it took. */
    private interface Contender {
        Effort load() throws Exception;
    }

    private SinkThroughput(int count, Map<String, String> sinkSettings) {
        this.documents = Documents.of(count, 42);
        this.sinkSettings = sinkSettings;
        JvmOptions warm = KafkaOptions.defaults().jvm().withQuickStart(false);
        this.kafka = EmbeddedKafka.start(KafkaOptions.defaults().withJvm(warm));
        this.elasticsearch = EmbeddedElasticsearch
                .start(ElasticsearchOptions.defaults().withJvm(warm.withHeapMegabytes(2048)));
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Map<String, String> settings = Settings
                .load(null, Map.of(), List.of(args).subList(Math.min(2, args.length), args.length))
                .values();
        try (SinkThroughput bench = new SinkThroughput(count, settings)) {
            bench.run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        publish(CHANNELS, documents.size() + 1);
        publish(SPOILT, BULK);
        RawLoader raw = new RawLoader(elasticsearch.uri(), CHANNELS.papers().name(), documents, BULK);
        Map<String, Contender> contenders = new TreeMap<>(Map.of(
                "raw, 1 connection", () -> timed(() -> raw.load(1)),
                "raw, 2 connections", () -> timed(() -> raw.load(2)),
                "raw, 4 connections", () -> timed(() -> raw.load(4)),
                INGESTER, this::ingester,
                SINK, () -> sink(CHANNELS),
                MALFORMED, () -> sink(SPOILT)));
        List<String> names = new ArrayList<>(contenders.keySet());
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            for (String name : names) {
                freshIndices(CHANNELS);
                freshIndices(SPOILT);
                Thread.sleep(1000); // for the deletions' and the last contender's afterwork
                Effort effort = Objects.requireNonNull(contenders.get(name)).load();
                System.err.printf("round %d %-20s %s%n", round, name, effort);
                if (round > 0) {
                    efforts.computeIfAbsent(name, _ -> new ArrayList<>()).add(effort);
                }
            }
            Collections.rotate(names, 1);
        }
        report();
    }

    private void report() {
        efforts.forEach((name, all) -> System.out.printf("%-20s %s%n", name, Effort.summary(all)));
        String best = efforts.keySet()
                .stream()
                .filter(name -> name.startsWith("raw"))
                .max(Comparator.comparingDouble(name -> Effort.median(efforts(name), Effort::rate)))
                .orElseThrow();
        ratio(SINK, best);
        ratio(SINK, INGESTER);
        ratio(best, INGESTER); // more than this nobody can
        ratio(MALFORMED, SINK);
    }

    /** Of the medians, and of the two in each round, which ran at nearly the same time. */
    private void ratio(String one, String other) {
        List<Double> inRounds = new ArrayList<>();
        for (int round = 0; round < efforts(one).size(); round++) {
            inRounds.add(efforts(one).get(round).rate() / efforts(other).get(round).rate());
        }
        System.out.printf("%s / %s: %.2f of medians, in rounds %.2f (%.2f to %.2f)%n", one, other,
                Effort.median(efforts(one), Effort::rate) / Effort.median(efforts(other), Effort::rate),
                Effort.median(inRounds, Double::doubleValue), Collections.min(inRounds),
                Collections.max(inRounds));
    }

    private List<Effort> efforts(String name) {
        return efforts.getOrDefault(name, List.of());
    }

    private interface Work {
        void run() throws Exception;
    }

    private Effort timed(Work work) throws Exception {
        Effort.Meter meter = Effort.begin(elasticsearch.pid());
        work.run();
        return meter.end(documents.size());
    }

    private Effort ingester() throws Exception {
        try (Cluster cluster = Cluster.of(settings(CHANNELS).cluster())) {
            ElasticsearchAsyncClient client = cluster.asyncClient();
            return timed(() -> {
                try (BulkIngester<Void> ingester = BulkIngester.of(builder -> builder.client(client))) {
                    for (Document document : documents) {
                        ingester.add(operation -> operation.index(index -> index
                                .index(CHANNELS.papers().name())
                                .requireAlias(true)
                                .id(document.id())
                                .version(document.revision())
                                .versionType(VersionType.External)
                                .document(BinaryData.of(document.json(), ContentType.APPLICATION_JSON))));
                    }
                }
            });
        }
    }

    /** From the first record that the sink has until the last is acknowledged: joining a group takes seconds of nothing. */
    private Effort sink(Channels channels) throws Exception {
        groups++;
        try (SinkService sink = new SinkService(settings(channels))) {
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    sink.run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            await(() -> sink.progress().received() > 0, thread);
            Effort.Meter meter = Effort.begin(elasticsearch.pid());
            await(() -> sink.progress().indexed() + sink.progress().refused() >= documents.size(), thread);
            return meter.end(documents.size());
        }
    }

    private static void await(java.util.function.BooleanSupplier condition, Thread thread) throws Exception {
        while (!condition.getAsBoolean()) {
            if (!thread.isAlive()) {
                throw new IllegalStateException("the sink ended");
            }
            Thread.sleep(10);
        }
    }

    private SinkSettings settings(Channels channels) {
        Map<String, String> values = new HashMap<>(sinkSettings);
        kafka.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("elasticsearch.urls", elasticsearch.uri().toString());
        values.put("channels.prefix", channels.prefix());
        values.put("sink.group", "bench-" + groups);
        return SinkSettings.from(Settings.of(values));
    }

    private void freshIndices(Channels channels) throws IOException {
        try (Cluster cluster = Cluster.of(settings(CHANNELS).cluster())) {
            cluster.ask("DELETE", "/" + channels.papers().name() + "-000001", null);
            new Indices(cluster, channels).prepare(Duration.ofDays(1));
        }
    }

    /** Publishes all documents, of which each so-many-th is malformed. */
    private void publish(Channels channels, int malformed) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientProperties()))) {
            ChannelSetup.createMissing(admin, channels.all());
        }
        List<Document> spoilt = new ArrayList<>(documents);
        for (int i = malformed - 1; i < spoilt.size(); i += malformed) {
            spoilt.set(i, new Document(spoilt.get(i).id(), spoilt.get(i).revision(), BAD));
        }
        DocumentProducer.send(kafka.clientProperties(), channels.papers().name(), spoilt);
    }

    @Override
    public void close() {
        kafka.close();
        elasticsearch.close();
    }
}
