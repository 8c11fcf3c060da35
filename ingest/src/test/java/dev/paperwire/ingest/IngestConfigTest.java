package dev.paperwire.ingest;

import dev.paperwire.ingest.SourceConfig.Place;
import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.source.DailySource;
import dev.paperwire.ingest.source.Days;
import dev.paperwire.ingest.source.OaiSource;
import dev.paperwire.ingest.source.PageSource;
import dev.paperwire.ingest.source.QuerySource;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Launch;
import dev.paperwire.service.TelemetrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IngestConfigTest {
    private static IngestConfig config(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("kafka.bootstrap.servers", "localhost:9092"));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return IngestConfig.from(Settings.of(values));
    }

    @Test
    void everySettingIsRead() {
        IngestConfig config = config("kafka.security.protocol", "SSL", "channels.prefix", "lab-",
                "channels.partitions", "3",
                "ingest.contact", "lab@example.org", "ingest.from", "2025-01-01", "ingest.to", "2025-01-31",
                "ingest.breaker.failures", "5", "ingest.breaker.pause", "1h",
                "ingest.fetch.max.bytes", "1mb", "ingest.fetch.timeout", "30s", "ingest.fetch.redirects", "2",
                "ingest.fetch.attempts", "4",
                "ingest.fetch.backoff", "1s", "ingest.fetch.backoff.max", "1m", "ingest.fetch.deferral.max",
                "2m", "ingest.fetch.interval", "5s",
                "ingest.fetch.interval.arxiv", "4s", "ingest.fetch.private.hosts", "mirror.lab, Other",
                "ingest.source.page.format", "huggingface-text", "ingest.source.page.file", "page.txt",
                "ingest.source.page.year", "2025",
                "ingest.source.oai.format", "arxiv-oai", "ingest.source.oai.url",
                "https://oaipmh.arxiv.org/oai", "ingest.source.oai.set", "cs",
                "ingest.source.oai.cron", "30 4 * * *", "ingest.source.oai.robots", "ignore",
                "ingest.source.drop.format", "jsonl", "ingest.source.drop.directory", "in",
                "ingest.source.drop.every", "10s",
                "ingest.source.drop.rest", "1m", "sink.of.others", "x");

        assertThat(config).isEqualTo(new IngestConfig(
                Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "SSL"),
                new Channels("lab-", 3),
                new FetchConfig("lab@example.org", 1024 * 1024, Duration.ofSeconds(30), 2, 4,
                        Duration.ofSeconds(1), Duration.ofMinutes(1),
                        Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(4),
                        Set.of("mirror.lab", "other")),
                new BreakerConfig(5, Duration.ofHours(1)),
                new Days(Optional.of(LocalDate.of(2025, 1, 1)), Optional.of(LocalDate.of(2025, 1, 31))),
                List.of(new SourceConfig("drop", Format.JSONL, new Place.Directory(Path.of("in")),
                        Optional.of(new Schedule.Every(Duration.ofSeconds(10))),
                        Optional.empty(), RobotsRules.RESPECT, OptionalInt.empty(), Duration.ofMinutes(1)),
                        new SourceConfig("oai", Format.ARXIV_OAI,
                                new Place.Web("https://oaipmh.arxiv.org/oai"),
                                Optional.of(new Schedule.At("30 4 * * *")),
                                Optional.of("cs"), RobotsRules.IGNORE, OptionalInt.empty(),
                                Duration.ofSeconds(30)),
                        new SourceConfig("page", Format.HUGGINGFACE_TEXT,
                                new Place.OneFile(Path.of("page.txt")), Optional.empty(), Optional.empty(),
                                RobotsRules.RESPECT, OptionalInt.of(2025), Duration.ofSeconds(30))),
                TelemetrySettings.off()));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> IngestConfig.from(Settings.of(Map.ofEntries(
                Map.entry("channels.partitions", "none"), Map.entry("ingest.from", "May"),
                Map.entry("ingest.source.a.format", "pdf"), Map.entry("ingest.source.a.fiel", "x"),
                Map.entry("ingest.sauce", "y"),
                Map.entry("ingest.source.b.format", "jsonl"),
                Map.entry("ingest.source.b.url", "ftp://example.org/x"),
                Map.entry("ingest.source.b.every", "1h"), Map.entry("ingest.source.b.cron", "every day"),
                Map.entry("ingest.source.b.set", "cs"),
                Map.entry("ingest.source.c.format", "jsonl"),
                Map.entry("ingest.source.c.url", "https://example.org/x")))))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> {
                    assertThat(e.problems()).contains(
                            "kafka.bootstrap.servers: is missing",
                            "channels.partitions: 'none' is not a whole number from 1 to 10000",
                            "ingest.from: 'May' is not a day such as 2026-01-31",
                            "ingest.source.a.format: 'pdf' is not one of " + Format.names(),
                            "ingest.source.a: needs exactly one of ingest.source.a.url, ingest.source.a.file and ingest.source.a.directory",
                            "ingest.source.a.fiel: is not known; did you mean ingest.source.a.file?",
                            "ingest.source.b.url: 'ftp://example.org/x' is no http or https address",
                            "ingest.source.b: has both ingest.source.b.every and ingest.source.b.cron",
                            "ingest.source.b.set: only sources of the format arxiv-oai have sets",
                            "ingest.contact: is missing; sites that are read want to know whom to write to: an e-mail address or a page",
                            "ingest.sauce: is not known");
                    assertThat(e.problems()).anyMatch(problem -> problem
                            .startsWith("ingest.source.b.cron: 'every day' is no cron expression"));
                    assertThat(e.problems()).allMatch(problem -> problem.lines().count() == 1);
                });
    }

    @ParameterizedTest
    @CsvSource({"huggingface-api,https://huggingface.co/api/daily_papers?date={date}",
        "arxiv-atom,https://export.arxiv.org/api/query?start={start}",
        "arxiv-oai,https://oaipmh.arxiv.org/oai", "arxiv-rss,https://rss.arxiv.org/rss/cs"})
    void addressTellsWhatKindOfSourceItIs(String format, String url) {
        SourceConfig source = config("ingest.contact", "x", "ingest.source.a.format", format,
                "ingest.source.a.url", url).sources().getFirst();
        Class<?> expected = switch (format) {
            case "huggingface-api" -> DailySource.class;
            case "arxiv-atom" -> QuerySource.class;
            case "arxiv-oai" -> OaiSource.class;
            default -> PageSource.class;
        };

        assertThat(source.source(Days.NEW)).isInstanceOf(expected);
    }

    @Test
    void daysThatCannotBeFilledBackAreToldOf() {
        assertThatThrownBy(() -> config("ingest.from", "2025-02-01", "ingest.to", "2025-01-01",
                "ingest.source.a.format", "jsonl", "ingest.source.a.file", "x"))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems()).containsExactly(
                        "ingest.to: 2025-01-01 is before ingest.from, 2025-02-01",
                        "ingest.from: no source has days to fill back; an address with {date} or {start} has,"
                                + " and a repository of the format arxiv-oai"));
        assertThat(Main.run(List.of("kafka.bootstrap.servers=localhost:1", "--from", "yesterday"), Map.of()))
                .isEqualTo(Launch.WRONG_USAGE);
        assertThat(Main.run(List.of("--to"), Map.of())).isEqualTo(Launch.WRONG_USAGE);
    }

    @Test
    void schedulesTellTheNextTime() {
        Instant time = Instant.parse("2025-03-18T10:00:00Z");

        assertThat(new Schedule.Every(Duration.ofHours(2)).after(time)).isEqualTo("2025-03-18T12:00:00Z");
        assertThat(new Schedule.At("30 4 * * 1").after(time)).isEqualTo("2025-03-24T04:30:00Z");
    }

    @Test
    void wrongSettingsAreWrongUsage() {
        assertThat(Main.run(List.of("kafka.bootstrap.servers=localhost:1"), Map.of()))
                .isEqualTo(Launch.WRONG_USAGE);
        assertThat(Main.run(List.of("--config", "/no/such/file"), Map.of())).isEqualTo(Launch.WRONG_USAGE);
    }

    @Test
    void kafkaThatCannotBeReachedIsAFailure(@TempDir Path folder) {
        assertThat(Main.run(
                List.of("kafka.default.api.timeout.ms=600", "kafka.request.timeout.ms=500",
                        "ingest.source.a.format=jsonl",
                        "ingest.source.a.file=" + folder.resolve("none.jsonl")),
                Map.of("PAPERWIRE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")))
                .isEqualTo(Launch.FAILED);
    }
}
