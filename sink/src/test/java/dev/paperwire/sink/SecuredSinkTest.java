package dev.paperwire.sink;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.ClusterSettings;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.index.Indices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sink's connection to a node that wants HTTPS and credentials. */
class SecuredSinkTest {
    private static final String PASSWORD = "correct-horse";
    private static final Channels CHANNELS = new Channels("secured-", 1);

    private static EmbeddedElasticsearch elasticsearch;

    @BeforeAll
    static void startServer() {
        elasticsearch = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults().withSecurity(PASSWORD));
    }

    @AfterAll
    static void stopServer() {
        elasticsearch.close();
    }

    @Test
    void preparesIndicesWithAPasswordAndTheAuthoritysFile() throws IOException {
        try (Cluster cluster = cluster(basic(PASSWORD, authority()))) {
            new Indices(cluster, CHANNELS).prepare(Duration.ofDays(1));

            assertThat(cluster.ask("GET", "/_alias/secured-papers", null).status()).isEqualTo(200);
        }
    }

    @Test
    void trustsTheAuthorityWithTheFingerprint() throws Exception {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        Files.newInputStream(elasticsearch.certificateAuthority().orElseThrow()));
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));

        try (Cluster cluster = cluster(basic(PASSWORD, Map.of("elasticsearch.ca.fingerprint", sha256)))) {
            assertThat(cluster.ask("GET", "/_cluster/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void asksWithAnApiKeyOutOfAFile(@org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
        String encoded;
        try (Cluster cluster = cluster(basic(PASSWORD, authority()))) {
            encoded = cluster.ask("POST", "/_security/api_key", "{\"name\":\"sink\"}".getBytes(UTF_8))
                    .body()
                    .path("encoded")
                    .asString();
        }
        Map<String, String> values = new HashMap<>(authority());
        values.put("elasticsearch.api.key.file",
                Files.writeString(folder.resolve("key"), encoded + "\n").toString());

        try (Cluster cluster = cluster(values)) {
            assertThat(cluster.ask("GET", "/_cluster/health", null).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsLargeBulksOverHttpsWithNoMoreThanThePrivilegesOfAWriter(boolean compression) throws Exception {
        String encoded;
        try (Cluster cluster = cluster(basic(PASSWORD, authority()))) {
            new Indices(cluster, CHANNELS).prepare(Duration.ofDays(1));
            encoded = cluster.ask("POST", "/_security/api_key",
                    ("{\"name\":\"writer\",\"role_descriptors\":{\"writer\":{\"indices\":[{\"names\":[\"secured-*\"],"
                            + "\"privileges\":[\"index\",\"create\",\"delete\",\"view_index_metadata\"]}]}}}")
                            .getBytes(UTF_8))
                    .body()
                    .path("encoded")
                    .asString();
        }
        Map<String, String> values = new HashMap<>(authority());
        values.put("elasticsearch.api.key", encoded);
        values.put("elasticsearch.compression", Boolean.toString(compression));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            lines.append("{\"index\":{\"_index\":\"secured-papers\",\"_id\":\"")
                    .append(compression)
                    .append(i)
                    .append("\",\"version\":5,\"version_type\":\"external\"}}\n{\"title\":\"")
                    .append("word ".repeat(300))
                    .append("\"}\n");
        }
        lines.append("{\"delete\":{\"_index\":\"secured-papers\",\"_id\":\"none\"}}\n");
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (Cluster cluster = cluster(values)) {
            cluster.bulk("/_bulk?require_alias=true&filter_path=errors",
                    List.of(lines.toString().getBytes(UTF_8)), new Cluster.Listener() {
                        @Override
                        public void answered(Cluster.RawReply reply) {
                            answer.complete(reply.status() + " " + new String(reply.body(), UTF_8));
                        }

                        @Override
                        public void failed(Throwable failure) {
                            answer.completeExceptionally(failure);
                        }
                    });
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("200 {\"errors\":false}");
        }
    }

    @Test
    void stopsAtUnknownCredentialsWithoutTellingThem() throws IOException {
        try (Cluster cluster = cluster(basic("wrong-horse", authority()))) {
            assertThatThrownBy(() -> new Indices(cluster, CHANNELS).prepare(Duration.ofDays(1)))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("elasticsearch.api.key")
                    .hasMessageNotContaining("wrong-horse");
        }
    }

    @Test
    void stopsAtPrivilegesThatAreMissing() throws IOException {
        String encoded;
        try (Cluster cluster = cluster(basic(PASSWORD, authority()))) {
            encoded = cluster.ask("POST", "/_security/api_key",
                    ("{\"name\":\"reader\",\"role_descriptors\":{\"reader\":{\"cluster\":[\"monitor\"],\"indices\":"
                            + "[{\"names\":[\"*\"],\"privileges\":[\"read\"]}]}}}").getBytes(UTF_8))
                    .body()
                    .path("encoded")
                    .asString();
        }
        Map<String, String> values = new HashMap<>(authority());
        values.put("elasticsearch.api.key", encoded);
        try (Cluster cluster = cluster(values)) {
            assertThatThrownBy(() -> new Indices(cluster, CHANNELS).prepare(Duration.ofDays(1)))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("manage_index_templates");
        }
    }

    @Test
    void doesNotTalkToANodeThatItCannotTrust() throws IOException {
        try (Cluster cluster = cluster(
                basic(PASSWORD, Map.of("elasticsearch.ca.fingerprint", "ab".repeat(32))))) {
            assertThatThrownBy(() -> new Indices(cluster, CHANNELS).prepare(Duration.ofDays(1)))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("elasticsearch.ca");
        }
        try (Cluster cluster = cluster(basic(PASSWORD, Map.of()))) {
            assertThatThrownBy(() -> cluster.ask("GET", "/_cluster/health", null))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("elasticsearch.ca");
        }
    }

    private static Map<String, String> authority() {
        return Map.of("elasticsearch.ca.file", elasticsearch.certificateAuthority().orElseThrow().toString());
    }

    private static Map<String, String> basic(String password, Map<String, String> others) {
        Map<String, String> values = new HashMap<>(others);
        values.put("elasticsearch.username", "elastic");
        values.put("elasticsearch.password", password);
        return values;
    }

    private static Cluster cluster(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("elasticsearch.urls", elasticsearch.uri().toString());
        ClusterSettings settings = SinkSettings.from(Settings.of(all)).cluster();
        assertThat(settings.toString()).doesNotContain(PASSWORD);
        return Cluster.of(settings);
    }
}
