package dev.paperwire.sink;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Secret;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.TelemetrySettings;
import dev.paperwire.sink.cluster.ClusterSettings;
import dev.paperwire.sink.cluster.ClusterSettings.Credentials;
import dev.paperwire.sink.cluster.ClusterSettings.Trust;
import dev.paperwire.sink.delivery.Backoff;
import dev.paperwire.sink.delivery.DeliverySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SinkSettingsTest {
    private static final String FINGERPRINT = "ab:".repeat(31) + "ab";

    @Test
    void hasDefaults() {
        assertThat(SinkSettings.from(Settings.of(Map.of()))).isEqualTo(new SinkSettings(
                Map.of("bootstrap.servers", "localhost:9092"), new Channels("", 6), "paperwire-sink",
                new ClusterSettings(List.of(URI.create("http://localhost:9200")), new Credentials.None(),
                        new Trust.Jdk(), false, Duration.ofSeconds(60)),
                new DeliverySettings(1000, 5 << 20, Duration.ofMillis(50), 4, 48 << 20, 20_000,
                        Duration.ofSeconds(1),
                        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5)), 20,
                        Duration.ofMillis(250)),
                true, Duration.ofDays(90), 0, TelemetrySettings.off()));
    }

    @Test
    void readsEveryKey() {
        Map<String, String> values = Map.ofEntries(Map.entry("kafka.bootstrap.servers", "k:1"),
                Map.entry("kafka.security.protocol", "SSL"), Map.entry("channels.prefix", "x-"),
                Map.entry("channels.partitions", "3"), Map.entry("sink.group", "g"),
                Map.entry("elasticsearch.urls", "https://a:9200, https://b:9200"),
                Map.entry("elasticsearch.api.key", "secret"),
                Map.entry("elasticsearch.ca.fingerprint", FINGERPRINT),
                Map.entry("elasticsearch.compression", "true"), Map.entry("elasticsearch.timeout", "7s"),
                Map.entry("sink.bulk.count", "10"), Map.entry("sink.bulk.bytes", "1mb"),
                Map.entry("sink.bulk.linger", "1s"), Map.entry("sink.bulk.inflight", "2"),
                Map.entry("sink.buffer.bytes", "2mb"), Map.entry("sink.buffer.count", "20"),
                Map.entry("sink.commit.interval", "3s"), Map.entry("sink.retry.first", "1s"),
                Map.entry("sink.retry.most", "2s"), Map.entry("sink.retry.failing", "5"),
                Map.entry("sink.manage", "false"), Map.entry("sink.rejects.keep", "7d"),
                Map.entry("sink.reindex.refused", "4"), Map.entry("sink.probe.interval", "4s"),
                Map.entry("service.metrics.host", "::1"), Map.entry("service.metrics.port", "9000"));

        SinkSettings settings = SinkSettings.from(Settings.of(values));

        assertThat(settings).isEqualTo(new SinkSettings(
                Map.of("bootstrap.servers", "k:1", "security.protocol", "SSL"),
                new Channels("x-", 3), "g",
                new ClusterSettings(List.of(URI.create("https://a:9200"), URI.create("https://b:9200")),
                        new Credentials.ApiKey(new Secret("secret")), new Trust.Fingerprint(FINGERPRINT),
                        true,
                        Duration.ofSeconds(7)),
                new DeliverySettings(10, 1 << 20, Duration.ofSeconds(1), 2, 2 << 20, 20,
                        Duration.ofSeconds(3),
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2)), 5, Duration.ofSeconds(4)),
                false, Duration.ofDays(7), 4, new TelemetrySettings("::1", OptionalInt.of(9000))));
        assertThat(settings.cluster().toString()).doesNotContain("secret");
    }

    @Test
    void readsThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "hidden\n");

        SinkSettings settings = SinkSettings.from(Settings.of(Map.of("elasticsearch.username", "paperwire",
                "elasticsearch.password.file", file.toString())));

        assertThat(settings.cluster().credentials())
                .isEqualTo(new Credentials.Basic("paperwire", new Secret("hidden")));
        assertThat(settings.cluster().toString()).doesNotContain("hidden");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> SinkSettings.from(Settings.of(Map.of("sink.bulk.cuont", "1",
                "sink.bulk.bytes", "many",
                "elasticsearch.urls", "ftp://x", "elasticsearch.username", "me", "elasticsearch.ca.file",
                "/no/such",
                "elasticsearch.ca.fingerprint", "abc", "sink.retry.first", "5s", "sink.retry.most", "1s"))))
                .isInstanceOfSatisfying(InvalidSettings.class,
                        e -> assertThat(e.problems()).satisfiesExactlyInAnyOrder(
                                problem -> assertThat(problem).isEqualTo(
                                        "sink.bulk.cuont: is not known; did you mean sink.bulk.count?"),
                                problem -> assertThat(problem).startsWith("sink.bulk.bytes: 'many' is not"),
                                problem -> assertThat(problem)
                                        .startsWith("elasticsearch.urls: one of its addresses"),
                                problem -> assertThat(problem).startsWith("elasticsearch.username: it and"),
                                problem -> assertThat(problem)
                                        .startsWith("elasticsearch.ca.file: give either"),
                                problem -> assertThat(problem)
                                        .startsWith("elasticsearch.ca.fingerprint: 'abc'"),
                                problem -> assertThat(problem)
                                        .isEqualTo("sink.retry.most: is shorter than sink.retry.first")));
    }
}
