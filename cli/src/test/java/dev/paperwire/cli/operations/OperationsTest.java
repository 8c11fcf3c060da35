package dev.paperwire.cli.operations;

import dev.paperwire.cli.operations.Handbook.Block;
import dev.paperwire.cli.operations.Handbook.Ended;
import dev.paperwire.embedded.FreePorts;
import dev.paperwire.embedded.KafkaRecords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The three services as processes, first under a load that does not pause, then as the handbook tells to treat them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final int UNAVAILABLE = 503;
    private static final int GONE = 0;

    @TempDir
    static Path folder;
    private static Fleet fleet;
    private static Feed feed;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(folder);
        feed = new Feed(folder.resolve("in/feed.jsonl"));
        await().atMost(Fleet.LONG).until(() -> papers().size() > 10);
    }

    @AfterAll
    static void stop() throws Exception {
        if (feed != null) {
            feed.close();
        }
        if (fleet != null) {
            fleet.close();
        }
        HTTP.close();
    }

    @Test
    @Order(1)
    void alertsAskForWhatTheServicesTell() throws Exception {
        List<String> told = new ArrayList<>();
        for (ServiceProcess service : fleet.all()) {
            service.metrics().lines().filter(line -> !line.startsWith("#")).forEach(told::add);
        }
        Alerts alerts = Alerts.read();

        assertThat(alerts.rules()).hasSize(5);
        for (Alerts.Selector selector : alerts.selectors()) {
            assertThat(told).as(selector.toString()).anyMatch(selector::isMetBy);
        }
    }

    @Test
    @Order(2)
    void restartingEachServiceInTurnLosesNothing() throws Exception {
        for (ServiceProcess service : fleet.all()) {
            assertThat(service.isReady()).as(service + " before").isTrue();
            int before = feed.written();

            service.terminate();
            List<Integer> seen = new ArrayList<>();
            do {
                seen.add(service.readiness());
            } while (service.isAlive());
            // What stops at once may be gone before it can be asked.
            assertThat(seen.getLast()).as(service + " while it stops").isIn(UNAVAILABLE, GONE);
            assertThat(service.exitCode()).as(service + " ends in order").isIn(0, 143);
            service.start();

            await(service + " after").atMost(Fleet.LONG).until(service::isReady);
            assertThat(feed.written()).as("listings came meanwhile").isGreaterThan(before);
        }

        Map<String, Long> expected = feed.end();
        await().atMost(Fleet.LONG)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(papers()).isEqualTo(expected));
        assertThat(versions()).isEqualTo(revisions());
    }

    @Test
    @Order(3)
    void theHandbooksCommandsDoWhatItSays() throws Exception {
        List<Block> blocks = Handbook.blocks();
        refuseSomething();
        try (KibanaImport kibana = new KibanaImport()) {
            int spare = FreePorts.one();
            Handbook handbook = Handbook.in(folder, Map.of("localhost:9092", fleet.kafka.bootstrapServers(),
                    "localhost:9200", fleet.elasticsearch.uri().getAuthority(), "localhost:9465",
                    fleet.enrich.authority(), "localhost:9466", fleet.sink.authority(), "localhost:5601",
                    "localhost:" + kibana.port(), "port=9467", "port=" + spare), blocks.getFirst().text());
            Map<String, Long> before = versions();
            Map<String, String> told = new TreeMap<>();
            for (Block block : blocks.subList(1, blocks.size())) {
                if (block.service()) {
                    assertServes(handbook, block, spare);
                } else if (block.text().contains("stream reset")) {
                    fleet.enrich.terminate();
                    await().atMost(Fleet.LONG).until(() -> !fleet.enrich.isAlive());
                    told.put("reset", run(handbook, block));
                    fleet.enrich.start();
                    await().atMost(Fleet.LONG).until(fleet.enrich::isReady);
                    await("greater revisions of all papers").atMost(Fleet.LONG)
                            .until(() -> areGreater(before));
                } else {
                    told.put(block.text().strip().lines().findFirst().orElseThrow(), run(handbook, block));
                }
            }

            assertThat(told.get("reset")).contains("would be taken away: topic paperwire-enrich-",
                    "\ntaken away: topic paperwire-enrich-", "taken away: directory ");
            assertThat(told.get("curl -fs localhost:9465/health/ready")).contains("\"status\":\"ready\"")
                    .containsPattern("paperwire_sink_lag \\d");
            assertThat(told.get("paperwire rejects list --reason not-json")).contains("nonsense",
                    "paperwire: 1 would be sent,", "paperwire: 1 sent,");
            assertThat(kibana.request())
                    .isEqualTo("POST /api/saved_objects/_import?overwrite=true paperwire");
            assertThat(kibana.body()).contains("filename=\"paperwire.ndjson\"",
                    "\"id\":\"paperwire-overview\"");
            assertThat(status("/papers-000001")).isEqualTo(404);
            assertThat(status("/restored-papers-000002")).isEqualTo(200);
            assertThat(versions().keySet()).isEqualTo(before.keySet());
        }
    }

    private static String run(Handbook handbook, Block block) throws Exception {
        Ended ended = handbook.run(block);
        assertThat(ended.code()).as(block.text() + ended).isZero();
        return ended.out() + ended.err();
    }

    /** It becomes ready beside the copy that is there, and ends when it is told to. */
    private static void assertServes(Handbook handbook, Block block, int port) throws Exception {
        Process process = handbook.start(block);
        try {
            await(block.text()).atMost(Fleet.LONG)
                    .until(() -> !process.isAlive() || ServiceProcess
                            .readiness(URI.create("http://127.0.0.1:" + port + "/")) == 200);
            assertThat(process.isAlive()).as(handbook.serviceLog()).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).as(handbook.serviceLog()).isIn(0, 143);
    }

    private static boolean areGreater(Map<String, Long> before) throws Exception {
        Map<String, Long> now = versions();
        return before.entrySet()
                .stream()
                .allMatch(was -> now.getOrDefault(was.getKey(), 0L) > was.getValue());
    }

    private static void refuseSomething() throws Exception {
        try (var producer = new KafkaProducer<>(new HashMap<String, Object>(fleet.kafka.clientProperties()),
                new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("paper-listings", "a key", "nonsense")).get();
        }
        await().atMost(Fleet.LONG).until(() -> !search("/paper-rejects/_search", "{}").isEmpty());
    }

    private static int status(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(fleet.elasticsearch.uri() + path)).build(),
                BodyHandlers.discarding()).statusCode();
    }

    /** The votes of every paper that a search finds, by its identifier. */
    private static Map<String, Long> papers() throws Exception {
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode hit : hits()) {
            found.put("arxiv:" + hit.at("/_source/identifiers/arxiv").asString(),
                    hit.at("/_source/signals/upvotes").asLong());
        }
        return found;
    }

    /** The version of every document, by id. */
    private static Map<String, Long> versions() throws Exception {
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode hit : hits()) {
            found.put(hit.path("_id").asString(), hit.path("_version").asLong());
        }
        return found;
    }

    /** The last revision of every paper on its channel, by id. */
    private static Map<String, Long> revisions() {
        Map<String, Object> client = new HashMap<>(fleet.kafka.clientProperties());
        client.put("isolation.level", "read_committed");
        Map<String, Long> found = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> one : KafkaRecords.all(client, "papers")) {
            long revision = Long.parseLong(new String(one.headers().lastHeader("revision").value(), UTF_8));
            assertThat(found.put(new String(one.key(), UTF_8), revision)).satisfiesAnyOf(
                    before -> assertThat(before).isNull(), before -> assertThat(before).isLessThan(revision));
        }
        return found;
    }

    private static JsonNode hits() throws IOException, InterruptedException {
        return search("/papers/_search?ignore_unavailable=true",
                "{\"size\":10000,\"version\":true,\"_source\":[\"identifiers\",\"signals\"]}");
    }

    private static JsonNode search(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(fleet.elasticsearch.uri() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).at("/hits/hits");
    }
}
