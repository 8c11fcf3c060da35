package dev.paperwire.cli.containers;

import com.sun.net.httpserver.HttpServer;
import dev.paperwire.cli.run.SeedPage;
import dev.paperwire.cli.secured.ServiceProcess;
import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.FreePorts;
import dev.paperwire.embedded.KafkaOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** What {@code docker compose up} starts, on embedded servers: the very words and environment, and the scripts. */
class ContainersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static EmbeddedElasticsearch node;
    /** Stands for a site that lists nothing today, and for Kibana. */
    private static HttpServer web;
    private static final List<String> IMPORTED = new CopyOnWriteArrayList<>();
    private static Containers containers;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(Path.of("/bin/bash")).as("for the scripts of the containers").exists();
        assumeThat(onPath("curl")).as("curl, for the scripts of the containers").isTrue();
        ComposeFile compose = ComposeFile.read();
        var starting = CompletableFuture.supplyAsync(() -> EmbeddedElasticsearch.start(ElasticsearchOptions
                .defaults()
                .withSecurity(compose.environment("elasticsearch").get("ELASTIC_PASSWORD"))));
        kafka = EmbeddedKafka.start(KafkaOptions.defaults());
        node = starting.join();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/api/daily_papers", exchange -> answer(exchange, "[]"));
        web.createContext("/api/saved_objects/_import", ContainersTest::imported);
        web.start();
        String site = "http://127.0.0.1:" + web.getAddress().getPort();
        containers = new Containers(compose, Dockerfile.read(),
                Map.of("kafka:19092", kafka.bootstrapServers(), "https://elasticsearch:9200",
                        node.uri().toString(),
                        "https://huggingface.co", site, "http://kibana:5601", site),
                folder);
        // What the certificates' container leaves behind.
        Files.copy(node.certificateAuthority().orElseThrow(),
                containers.place("users", "/run/paperwire/ca.crt"));
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            web.stop(0);
            node.close();
            kafka.close();
        }
    }

    @Test
    void theSampleBecomesDocumentsAndEachServiceSaysThatItLives() throws Exception {
        makeUsers();
        Path key = containers.place("sink", "/run/paperwire/elasticsearch.key");
        String first = Files.readString(key);
        makeUsers();
        assertThat(Files.readString(key)).as("a key that is still good stays").isEqualTo(first);

        Map<String, Integer> ports = new HashMap<>();
        List<ServiceProcess> processes = new ArrayList<>();
        try {
            for (String service : List.of("ingest", "enrich", "sink")) {
                ports.put(service, FreePorts.one());
                processes.add(containers.service(service, onThisMachine(ports.get(service))));
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                for (ServiceProcess process : processes) {
                    process.assertAlive();
                }
                assertThat(search().path("hits").path("total").path("value").asInt()).isEqualTo(62);
            });
            for (int port : ports.values()) {
                assertThat(healthy(port)).isZero();
            }
            for (ServiceProcess process : processes) {
                process.stop();
            }
            assertThat(healthy(ports.get("sink"))).isEqualTo(1);
        } finally {
            processes.forEach(ServiceProcess::close);
        }
        Set<String> titles = SeedPage.sample().abstracts().keySet();
        assertThat(search().at("/hits/hits")).allSatisfy(
                hit -> assertThat(titles).contains(hit.at("/_source/title").asString()));
    }

    @Test
    void dashboardsAreImportedInTheOrderOfTheirNames() throws Exception {
        Path files = Files.createDirectory(folder.resolve("some"));
        Map<String, String> own = Map.of("DASHBOARDS", files.toString());
        assertThat(containers.once("dashboards", own)).isEqualTo(new Containers.Ended(0, ""));
        Files.writeString(files.resolve("20-second.ndjson"), "{\"id\":\"second\"}\n");
        Files.writeString(files.resolve("10-first.ndjson"), "{\"id\":\"first\"}\n");

        assertThat(containers.once("dashboards", own)).isEqualTo(
                new Containers.Ended(0, "imported 10-first.ndjson\nimported 20-second.ndjson\n"));
        assertThat(IMPORTED).containsExactly("10-first.ndjson {\"id\":\"first\"}",
                "20-second.ndjson {\"id\":\"second\"}");

        Files.writeString(files.resolve("30-refused.ndjson"), "{\"id\":\"refuse\"}\n");
        Containers.Ended refused = containers.once("dashboards", own);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("30-refused.ndjson: {\"success\":false");
    }

    private static void makeUsers() throws Exception {
        Containers.Ended users = containers.once("users",
                Map.of("SINK_USER", Files.getAttribute(folder, "unix:uid").toString()));
        assertThat(users).isEqualTo(new Containers.Ended(0, ""));
    }

    /** Several containers have a loopback address of their own each. */
    private static Map<String, String> onThisMachine(int port) {
        return Map.of("PAPERWIRE_SERVICE_METRICS_PORT", String.valueOf(port),
                "PAPERWIRE_INGEST_FETCH_PRIVATE_HOSTS", "127.0.0.1");
    }

    private static int healthy(int port) throws Exception {
        ProcessBuilder check = new ProcessBuilder("/bin/bash",
                ServiceProcess.ROOT.resolve("deploy/healthy").toString()).redirectErrorStream(true);
        check.environment().put("PAPERWIRE_SERVICE_METRICS_PORT", String.valueOf(port));
        Process process = check.start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    /** As the user that the setup makes for people. */
    private static JsonNode search() throws Exception {
        String pair = "reader:" + ComposeFile.example().get("READER_PASSWORD");
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(node.sslContext().orElseThrow())
                .build()) {
            var response = client.send(HttpRequest.newBuilder(
                    node.uri().resolve("/papers/_search?size=100&ignore_unavailable=true"))
                    .header("Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                    .build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(response.body());
        }
    }

    private static void imported(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String name = body.replaceAll("(?s).*filename=\"([^\"]+)\".*", "$1");
        String content = body.replaceAll("(?s).*(\\{.*}).*", "$1");
        boolean fine = exchange.getRequestHeaders().containsKey("kbn-xsrf")
                && exchange.getRequestHeaders().getFirst("Authorization").startsWith("Basic ")
                && "overwrite=true".equals(exchange.getRequestURI().getQuery())
                && !content.contains("refuse");
        IMPORTED.add(name + " " + content);
        answer(exchange, "{\"success\":" + fine + ",\"successCount\":1}");
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static boolean onPath(String command) {
        return List.of(System.getenv("PATH").split(":", -1))
                .stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
