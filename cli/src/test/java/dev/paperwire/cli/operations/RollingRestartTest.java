package dev.paperwire.cli.operations;

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

/** The three services as processes under a load that never ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollingRestartTest {
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
            while (service.isAlive()) {
                seen.add(service.readiness());
            }
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
        HttpResponse<String> response = HTTP.send(HttpRequest
                .newBuilder(URI.create(fleet.elasticsearch.uri() + "/papers/_search?ignore_unavailable=true"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"size\":10000,\"version\":true,\"_source\":[\"identifiers\",\"signals\"]}"))
                .build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).at("/hits/hits");
    }
}
