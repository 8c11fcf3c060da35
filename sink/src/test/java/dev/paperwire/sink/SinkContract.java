package dev.paperwire.sink;

import dev.paperwire.embedded.FreePorts;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Health;
import dev.paperwire.service.Telemetry;
import dev.paperwire.service.TelemetrySettings;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.index.Kind;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
            assertThat(sink.service().health()).isEqualTo(Health.ready());
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
    void tellsTheTruthAboutAKnownRunOverHttp() throws Exception {
        Instant fetched = Instant.now();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            records.add(paper("p" + i, 5, "Paper " + i));
            records.getLast().headers().add("fetched_at", fetched.toString().getBytes(UTF_8));
        }
        records.addAll(List.of(paper("p1", 4, "Stale"), tombstone("p2", 6),
                record("bad", "{\"revision\":5,\"unheard_of\":1}"), trend(3)));
        broker.send(records);

        try (Telemetry telemetry = Telemetry
                .open(new TelemetrySettings(TelemetrySettings.LOOPBACK, OptionalInt.of(0)))) {
            Scrape scrape = new Scrape(telemetry.address().orElseThrow());
            try (Running sink = Running.of(settings(), telemetry)) {
                sink.awaitSearchable();
                sink.awaitSearchable(); // the reject itself

                assertThat(scrape.ready()).isEqualTo("200 {\"status\":\"ready\",\"parts\":{\"sink\":"
                        + "{\"status\":\"ready\",\"reason\":\"\"}}}");
                assertThat(scrape.sum("paperwire_sink_records_received_total")).isEqualTo(25);
                String settled = "paperwire_sink_records_settled_total";
                String papers = "channel=\"" + channels.papers().name() + "\",outcome=";
                assertThat(scrape.sum(settled)).isEqualTo(25);
                assertThat(scrape.sum(settled, papers + "\"indexed\"")).isEqualTo(20);
                assertThat(scrape.sum(settled, papers + "\"already_current\"")).isEqualTo(1);
                assertThat(scrape.sum(settled, papers + "\"deleted\"")).isEqualTo(1);
                assertThat(scrape.sum(settled, papers + "\"refused\"")).isEqualTo(1);
                assertThat(scrape.sum("paperwire_sink_errors_total",
                        "status=\"400\",type=\"strict_dynamic_mapping_exception\"")).isEqualTo(1);
                assertThat(scrape.sum("paperwire_sink_acknowledged_seconds_count", "since=\"listed\""))
                        .isEqualTo(22);
                assertThat(scrape.sum("paperwire_sink_acknowledged_seconds_count", "since=\"fetched\""))
                        .isEqualTo(20);
                await().untilAsserted(() -> assertThat(
                        scrape.sum("paperwire_sink_searchable_seconds_count", "since=\"listed\""))
                        .isEqualTo(22));
                assertThat(scrape.sum("paperwire_sink_searchable_seconds_count", "since=\"fetched\""))
                        .isEqualTo(20);
                assertThat(scrape.sum("paperwire_sink_bulk_items_sum")).isEqualTo(25);
                assertThat(scrape.sum("paperwire_sink_lag")).isZero();
                assertThat(scrape.sum("paperwire_sink_paused")).isZero();
                assertThat(scrape.sum("kafka_consumer_fetch_manager_records_consumed_total"))
                        .as("the Kafka client's own")
                        .isPositive();
            }
            assertThat(scrape.ready()).startsWith("503 ").contains("it was stopped");
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

    @Test
    void sendsToTheNodesThatAreThere() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(paper("p" + i, 5, "Paper " + i));
        }
        broker.send(records);
        String away = "http://127.0.0.1:" + FreePorts.one();

        try (Running sink = Running.of(settings()
                .with(Map.of("elasticsearch.urls", away + "," + elasticsearch(), "sink.bulk.count", "50")))) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name())).hasSize(500);
            assertThat(sink.progress()).returns(500L, SinkProgress::indexed)
                    .returns(0L, SinkProgress::retried);
        }
    }

    @Test
    void followsAChannelThatIsMadeAnew() throws Exception {
        broker.send(List.of(trend(3), trend(4)));
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
        }
        try (Admin admin = Admin.create(new HashMap<>(kafka()))) {
            admin.deleteTopics(List.of(channels.trends().name())).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(channels.trends().name()));
            ChannelSetup.createMissing(admin, channels.all());
        }
        broker.close();
        broker = new Broker(kafka());
        broker.send(List.of(trend(9)));

        try (Running sink = Running.of(settings().with(Map.of("sink.group", "another")))) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.trends().name()).values()).extracting(Node.Document::source)
                    .containsExactly(new String(trend(9).value(), UTF_8));
        }
    }

    @Test
    void stopsWithAdviceWhenTheAliasGoesMissing() throws Exception {
        try (Running sink = Running.of(settings())) {
            broker.send(List.of(paper("a", 5, "First")));
            sink.awaitSearchable();
            node.request("DELETE", "/" + channels.papers().name() + "-000001", "");
            broker.send(List.of(paper("b", 5, "Second")));

            assertThat(sink.failure()).isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("the alias to write to");
        }
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(node.documents(channels.papers().name())).as("nothing was lost").containsOnlyKeys("b");
        }
    }

    @Test
    void stopsWithAdviceWhenAnIndexIsInTheWayOfTheAlias() throws Exception {
        node.request("PUT", "/" + channels.papers().name(), "");

        try (Running sink = Running.of(settings())) {
            assertThat(sink.failure()).isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("there is an index named " + channels.papers().name());
        }
    }

    @Test
    void looksOnlyWhetherTheAliasesAreThereWhereItMayNotManageThem() throws Exception {
        Settings unmanaged = settings().with(Map.of("sink.manage", "false"));
        try (Running sink = Running.of(unmanaged)) {
            assertThat(sink.failure()).isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("the alias " + channels.papers().name() + " is missing");
        }
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
        }
        broker.send(List.of(paper("a", 5, "First")));
        try (Running sink = Running.of(unmanaged)) {
            sink.awaitSearchable();

            assertThat(sink.progress().indexed()).isEqualTo(1);
        }
    }

    @Test
    void buildsANewGenerationWhereTheMappingDoesNotFit() throws Exception {
        String alias = channels.papers().name();
        node.request("PUT", "/" + alias + "-000001",
                "{\"mappings\":{\"properties\":{\"title\":{\"type\":\"keyword\"}}},\"aliases\":{\"" + alias
                        + "\":{}}}");
        broker.send(List.of(paper("a", 5, "First"), paper("b", 6, "Second"), tombstone("b", 7),
                paper("a", 8, "Third")));
        try (Running sink = Running.of(settings())) {
            assertThat(sink.failure()).isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("sink reindex papers");
        }

        Reindex.Report report = new Reindex(SinkSettings.from(settings())).run(Kind.PAPERS);

        assertThat(report).isEqualTo(
                new Reindex.Report(Kind.PAPERS, alias + "-000002", List.of(alias + "-000001"), 3, 0));
        assertThat(node.documents(alias)).isEqualTo(Map.of("a", new Node.Document(8, body("a", 8, "Third"))));
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(sink.progress()).returns(0L, SinkProgress::indexed);
        }
    }

    @Test
    void swapsTheAliasWithoutAGapWhileASinkRuns() throws Exception {
        String alias = channels.papers().name();
        List<ProducerRecord<byte[], byte[]>> before = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            before.add(paper("p" + i, 5, "Paper " + i));
        }
        broker.send(before);
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
                int next = 0;
                for (; !done.get(); next++) {
                    broker.send(List.of(paper("n" + next, 5, "New " + next)));
                    assertThat(node.count(alias)).as("searchable while the alias is swapped")
                            .isGreaterThanOrEqualTo(1000);
                }
                return next;
            });
            new Reindex(SinkSettings.from(settings())).run(Kind.PAPERS);
            done.set(true);
            int written = writing.get(60, TimeUnit.SECONDS);
            sink.awaitSearchable();

            assertThat(node.documents(alias)).hasSize(1000 + written);
            assertThat(node.request("GET", "/_alias/" + alias, "").propertyNames())
                    .containsExactly(alias + "-000002");
        }
    }

    @Test
    void keepsTheAliasWhenTheNewGenerationRefusesRecords() throws Exception {
        broker.send(List.of(paper("a", 5, "First"), record("b", "{\"revision\":5,\"unheard_of\":1}")));
        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();
        }

        assertThatThrownBy(() -> new Reindex(SinkSettings.from(settings())).run(Kind.PAPERS))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("refused 1 records");
        assertThat(node.request("GET", "/_alias/" + channels.papers().name(), "").propertyNames())
                .containsExactly(channels.papers().name() + "-000001");
        assertThat(new Reindex(SinkSettings.from(settings().with(Map.of("sink.reindex.refused", "1"))))
                .run(Kind.PAPERS)).returns(channels.papers().name() + "-000003", Reindex.Report::index)
                .returns(1L, Reindex.Report::refused);
    }

    @Test
    void countsWhatItRefusesOfTheRejectsAndDoesNotSendThemRound() throws Exception {
        broker.send(List.of(
                new ProducerRecord<>(channels.rejects().name(), "k".getBytes(UTF_8), "v".getBytes(UTF_8))));

        try (Running sink = Running.of(settings())) {
            sink.awaitSearchable();

            assertThat(sink.progress()).returns(1L, SinkProgress::refused);
            assertThat(broker.read(channels.rejects().name())).hasSize(1);
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
