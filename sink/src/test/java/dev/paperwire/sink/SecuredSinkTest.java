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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
