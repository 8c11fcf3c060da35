package dev.paperwire.ingest;

import dev.paperwire.ingest.format.Format;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IngestConfigTest {
    @Test
    void everySettingIsRead() {
        assertThat(IngestConfig.from(Settings
                .of(Map.of("kafka.bootstrap.servers", "localhost:9092", "kafka.security.protocol", "SSL",
                        "channels.prefix", "lab-", "channels.partitions", "3", "ingest.source.page.format",
                        "huggingface-text",
                        "ingest.source.page.file", "page.txt", "ingest.source.page.year", "2025",
                        "sink.of.others", "x"))))
                .isEqualTo(new IngestConfig(
                        Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "SSL"),
                        new Channels("lab-", 3),
                        List.of(new SourceConfig("page", Format.HUGGINGFACE_TEXT, Path.of("page.txt"),
                                OptionalInt.of(2025)))));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> IngestConfig
                .from(Settings.of(Map.of("channels.partitions", "none", "ingest.source.a.format", "pdf",
                        "ingest.source.a.fiel", "x", "ingest.sauce", "y"))))
                .isInstanceOfSatisfying(InvalidSettings.class,
                        e -> assertThat(e.problems()).containsExactlyInAnyOrder(
                                "kafka.bootstrap.servers: is missing",
                                "channels.partitions: 'none' is not a whole number from 1 to 10000",
                                "ingest.source.a.format: 'pdf' is not one of " + Format.names(),
                                "ingest.source.a.file: is missing",
                                "ingest.source.a.fiel: is not known; did you mean ingest.source.a.file?",
                                "ingest.sauce: is not known"));
    }

    @Test
    void wrongSettingsAreWrongUsage() {
        assertThat(Main.run(List.of("kafka.bootstrap.servers=localhost:1"), Map.of()))
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(Main.run(List.of("--config", "/no/such/file"), Map.of())).isEqualTo(Main.WRONG_USAGE);
    }

    @Test
    void kafkaThatCannotBeReachedIsAFailure(@TempDir Path folder) {
        assertThat(Main.run(
                List.of("kafka.default.api.timeout.ms=600", "kafka.request.timeout.ms=500",
                        "ingest.source.a.format=jsonl",
                        "ingest.source.a.file=" + folder.resolve("none.jsonl")),
                Map.of("PAPERWIRE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")))
                .isEqualTo(Main.FAILED);
    }
}
