package dev.paperwire.sink;

import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.settings.Settings;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a sink does to a Kafka broker and an Elasticsearch cluster, whatever they run in. */
abstract class SinkContract {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Instant AT = Instant.parse("2026-03-18T10:00:00Z");

    private Channels channels;
    private Broker broker;
    private Node node;

    abstract Map<String, String> kafka();

    abstract URI elasticsearch();

    @BeforeEach
    void ownNames() throws Exception {
        channels = new Channels("t" + RUNS.incrementAndGet() + "-", 2);
        broker = new Broker(kafka());
        node = new Node(elasticsearch());
        try (Admin admin = Admin.create(new HashMap<>(kafka()))) {
            ChannelSetup.createMissing(admin, channels.all());
        }
    }

    @AfterEach
    void closeClients() {
        broker.close();
    }

    @Test
    void indexesPapersUnderTheirIdAndRevision() throws Exception {
        broker.send(List.of(paper("a", 5, "First"), paper("b", 7, "Second")));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name()))
                    .isEqualTo(Map.of("a", new Node.Document(5, body("a", 5, "First")), "b",
                            new Node.Document(7, body("b", 7, "Second"))));
            assertThat(sink.progress().indexed()).isEqualTo(2);
        }
    }

    @Test
    void takesTheNewestRevisionAndCountsStaleOnes() throws Exception {
        broker.send(List.of(paper("a", 5, "Old"), paper("a", 9, "New"), paper("a", 7, "Stale"),
                paper("a", 9, "Again")));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name()))
                    .isEqualTo(Map.of("a", new Node.Document(9, body("a", 9, "New"))));
            assertThat(sink.progress()).returns(2L, SinkProgress::indexed)
                    .returns(2L, SinkProgress::alreadyCurrent);
        }
    }

    @Test
    void deletesWhatATombstoneNames() throws Exception {
        broker.send(
                List.of(paper("a", 5, "Gone"), tombstone("a", 6), paper("b", 5, "Stays"), tombstone("c", 3)));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name())).containsOnlyKeys("b");
            assertThat(sink.progress()).returns(2L, SinkProgress::indexed).returns(2L, SinkProgress::deleted);
        }
    }

    @Test
    void putsAsideWhatElasticsearchRefusesAndGoesOn() throws Exception {
        broker.send(List.of(paper("a", 5, "Good"), record("b", "{\"revision\":5,\"unheard_of\":1}"),
                record("c", "{\"revision\":"),
                record("d", "[\n]"), record("", "{}"), paper("e", 5, "Good too")));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
            sink.awaitSearchable(); // the rejects themselves

            assertThat(node.documents(channels.papers().name())).containsOnlyKeys("a", "e");
            assertThat(node.documents(channels.rejects().name())).hasSize(4);
        }
        List<Reject> rejects = broker.read(channels.rejects().name())
                .stream()
                .map(each -> RejectHeaders.read(each.key(), each.value(), each.headers()))
                .toList();
        assertThat(rejects).extracting(Reject::reason)
                .containsExactlyInAnyOrder("refused", "not-json", "no-revision", "no-key");
        assertThat(rejects).filteredOn(reject -> reject.reason().equals("refused"))
                .singleElement()
                .satisfies(reject -> {
                    assertThat(reject.detail()).startsWith("strict_dynamic_mapping_exception: ")
                            .endsWith("(status 400, index " + channels.papers().name() + "-000001, id b)");
                    assertThat(reject.value()).asString(UTF_8).isEqualTo("{\"revision\":5,\"unheard_of\":1}");
                    assertThat(reject.stage()).isEqualTo(Reject.Stage.SINK);
                });
    }

    @Test
    void keepsTheLastTrendOfAKey() throws Exception {
        broker.send(List.of(trend(3), trend(4)));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.trends().name()).values()).extracting(Node.Document::source)
                    .containsExactly(new String(trend(4).value(), UTF_8));
        }
    }

    @Test
    void aSecondRunOverTheSameRecordsChangesNothing() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(paper("p" + i, 5, "Paper " + i));
        }
        broker.send(records);
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
        }
        Map<String, Node.Document> before = node.documents(channels.papers().name());

        try (Running sink = Running.of(settings().with(Map.of("sink.group", "another")))) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name())).hasSize(500).isEqualTo(before);
            assertThat(sink.progress()).returns(0L, SinkProgress::indexed)
                    .returns(500L, SinkProgress::alreadyCurrent);
        }
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(sink.progress().received()).isZero();
        }
    }

    private Settings settings() {
        Map<String, String> values = new HashMap<>();
        kafka().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("elasticsearch.urls", elasticsearch().toString());
        values.put("channels.prefix", channels.prefix());
        values.put("channels.partitions", "2");
        return Settings.of(values);
    }

    private ProducerRecord<byte[], byte[]> paper(String id, long revision, String title) {
        return record(id, body(id, revision, title));
    }

    private ProducerRecord<byte[], byte[]> tombstone(String id, long revision) {
        var kafkaRecord = new ProducerRecord<byte[], byte[]>(channels.papers().name(), id.getBytes(UTF_8),
                null);
        kafkaRecord.headers().add("revision", Long.toString(revision).getBytes(UTF_8));
        return kafkaRecord;
    }

    private ProducerRecord<byte[], byte[]> record(String id, String value) {
        return new ProducerRecord<>(channels.papers().name(), id.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private ProducerRecord<byte[], byte[]> trend(long papers) {
        TopicTrend trend = trendOf(papers);
        return new ProducerRecord<>(channels.trends().name(), trend.key().getBytes(UTF_8),
                channels.trends().value().serializer().serialize("", trend));
    }

    private static TopicTrend trendOf(long papers) {
        return new TopicTrend(LocalDate.parse("2026-03-18"), "agents", "Agents", "Language", papers, 0.25,
                1.5);
    }

    private String body(String id, long revision, String title) {
        Paper paper = new Paper(1, id, revision, title, "An abstract.", List.of("A. Author"), Map.of(), null,
                null,
                null, List.of(), List.of(), List.of(), List.of(), null, null, Map.of("upvotes", 3L), null,
                List.of(),
                List.of(), "en", AT, "m1");
        return new String(channels.papers().value().serializer().serialize("", paper), UTF_8);
    }
}
