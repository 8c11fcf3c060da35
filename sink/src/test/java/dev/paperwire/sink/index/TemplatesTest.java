package dev.paperwire.sink.index;

import com.sun.net.httpserver.HttpServer;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkSettings;
import dev.paperwire.sink.cluster.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Templates on a cluster with and without lifecycles, which the embedded node lacks: a server that only writes down. */
class TemplatesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Channels CHANNELS = new Channels("x-", 1);

    private final Map<String, JsonNode> put = new ConcurrentSkipListMap<>();
    private HttpServer server;
    private volatile int lifecycles = 200;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                put.put(exchange.getRequestURI().getPath(), JSON.readTree(body));
            }
            byte[] answer = "{}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? lifecycles : 200,
                    answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void givesRejectsALifecycleWhereTheClusterHasThem() throws IOException {
        prepare();

        assertThat(put.keySet()).containsExactly("/_component_template/x-paper-rejects-lifecycle",
                "/_component_template/x-paper-rejects-mappings", "/_component_template/x-papers-mappings",
                "/_component_template/x-papers-settings", "/_component_template/x-topic-trends-mappings",
                "/_ilm/policy/x-paper-rejects", "/_index_template/x-paper-rejects",
                "/_index_template/x-papers",
                "/_index_template/x-topic-trends");
        assertThat(put.get("/_ilm/policy/x-paper-rejects").at("/policy/phases/delete/min_age").asString())
                .isEqualTo("7d");
        assertThat(put.get("/_component_template/x-paper-rejects-lifecycle")).isEqualTo(JSON.readTree("""
                {"template": {"settings": {"index.lifecycle.name": "x-paper-rejects",
                                           "index.lifecycle.rollover_alias": "x-paper-rejects"}}}"""));
        assertThat(put.get("/_index_template/x-paper-rejects")).isEqualTo(JSON.readTree("""
                {"priority": 300, "index_patterns": ["x-paper-rejects-0*"], "composed_of":
                 ["x-papers-settings", "x-paper-rejects-mappings", "x-paper-rejects-lifecycle"]}"""));
        assertThat(put.get("/_index_template/x-papers").path("composed_of")).hasSize(2);
    }

    @Test
    void doesWithoutLifecyclesWhereTheClusterHasNone() throws IOException {
        lifecycles = 400;

        prepare();

        assertThat(put).doesNotContainKeys("/_ilm/policy/x-paper-rejects",
                "/_component_template/x-paper-rejects-lifecycle");
        assertThat(put.get("/_index_template/x-paper-rejects").path("composed_of")).hasSize(2);
    }

    private void prepare() throws IOException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (Cluster cluster = Cluster
                .of(SinkSettings.from(Settings.of(Map.of("elasticsearch.urls", url))).cluster())) {
            new Templates(cluster, CHANNELS).put(Duration.ofDays(7));
        }
    }
}
