package dev.paperwire.ingest;

import dev.paperwire.ingest.source.Days;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Telemetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class IngestServiceTest {
    private static KafkaFixture kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void startKafka() {
        kafka = new KafkaFixture();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private static IngestConfig config(String prefix, Map<String, String> sources) {
        Map<String, String> settings = new HashMap<>(
                Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "channels.prefix", prefix,
                        "channels.partitions", "1", "ingest.contact", "test", "ingest.fetch.private.hosts",
                        "127.0.0.1", "ingest.fetch.interval", "0s"));
        sources.forEach((key, value) -> settings.put("ingest.source." + key, value));
        return IngestConfig.from(Settings.of(settings));
    }

    private static String json(String title) {
        return "{\"source\":\"own\",\"fetched_at\":\"2025-01-02T03:04:05Z\",\"title\":\"" + title + "\"}\n";
    }

    private static List<String> titles(String prefix) {
        return kafka.values(prefix + "paper-listings")
                .stream()
                .map(JsonCodec.of(Listing.class)::read)
                .map(Listing::title)
                .toList();
    }

    @Test
    void copyThatComesLaterGoesOnWhereTheFirstOneStopped() throws Exception {
        try (LocalSite site = new LocalSite();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.page("/page", json("From the web"));
            Files.writeString(folder.resolve("a.jsonl"), json("From a file"));
            IngestConfig config = config("later-", Map.of("web.format", "jsonl", "web.url",
                    site.uri("/page").toString(), "web.every", "200ms",
                    "drop.format", "jsonl", "drop.directory", folder.toString(), "drop.every", "200ms"));

            IngestService first = new IngestService(config);
            Future<?> running = threads.submit(() -> {
                first.run();
                return null;
            });
            await().atMost(Duration.ofMinutes(2)).until(() -> site.requests().size() >= 3);
            first.close();
            running.get(1, TimeUnit.MINUTES);

            Files.writeString(folder.resolve("b.jsonl"), json("Added meanwhile"));
            int asked = site.requests().size();
            IngestService second = new IngestService(config);
            Future<?> taking = threads.submit(() -> {
                second.run();
                return null;
            });
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> site.requests().size() >= asked + 3 && titles("later-").size() >= 3);
            second.close();
            taking.get(1, TimeUnit.MINUTES);

            assertThat(titles("later-")).containsExactlyInAnyOrder("From the web", "From a file",
                    "Added meanwhile");
        }
    }

    /** What the stream takes a retraction by: its tests say {@code retract|arxiv-api|arxiv:2405.14906v3} and the like. */
    @Test
    void deletedRecordTakesBackWhatTheSameSourceListed() throws Exception {
        Instant now = Instant.parse("2025-03-18T06:00:00.250Z");
        try (LocalSite site = new LocalSite()) {
            site.page("/oai",
                    """
                            <OAI-PMH><ListRecords>
                            <record><header><identifier>oai:arXiv.org:2503.00001</identifier></header>
                            <metadata><arXiv><id>2503.00001</id><title>Listed</title></arXiv></metadata></record>
                            <record><header status="deleted"><identifier>oai:arXiv.org:2503.00002</identifier>
                            <datestamp>2025-03-17</datestamp></header></record>
                            <record><header status="deleted"><identifier>oai:arXiv.org:hep-th/9901001</identifier></header></record>
                            <record><header status="deleted"><identifier>oai:arXiv.org:unknown</identifier></header></record>
                            </ListRecords></OAI-PMH>""");
            new IngestService(config("retract-",
                    Map.of("oai.format", "arxiv-oai", "oai.url", site.uri("/oai").toString())),
                    Telemetry.off(), InstantSource.fixed(now)).run();
        }

        Map<String, ConsumerRecord<byte[], byte[]>> records = kafka.records("retract-paper-listings")
                .stream()
                .collect(Collectors.toMap(sent -> new String(sent.key(), UTF_8), sent -> sent));
        assertThat(records).containsOnlyKeys("arxiv:2503.00001", "retract|arxiv|arxiv:2503.00002",
                "retract|arxiv|arxiv:hep-th/9901001");
        Listing listed = JsonCodec.of(Listing.class).read(records.get("arxiv:2503.00001").value());
        assertThat("retract|" + listed.source() + "|arxiv:" + listed.identifiers().get("arxiv"))
                .isEqualTo("retract|arxiv|arxiv:2503.00001");
        for (String key : List.of("retract|arxiv|arxiv:2503.00002", "retract|arxiv|arxiv:hep-th/9901001")) {
            assertThat(records.get(key).value()).isNull();
            assertThat(Instant.ofEpochMilli(records.get(key).timestamp())).isEqualTo(now);
        }
        assertThat(kafka.records("retract-paper-rejects")).hasSize(1);
    }

    @Test
    void backFillIsDoneOnceBesideWhatIsNew() throws Exception {
        try (LocalSite site = new LocalSite()) {
            for (int day = 1; day <= 3; day++) {
                site.page("/day?d=2025-01-0" + day, json("Day " + day));
            }
            Map<String, String> sources = Map.of("day.format", "jsonl", "day.url",
                    site.uri("/day?d=").toString() + "{date}", "day.every", "1h", "page.format", "jsonl",
                    "page.url", site.uri("/page").toString());
            IngestConfig live = config("fill-", sources);
            IngestConfig fill = new IngestConfig(live.kafka(), live.channels(), live.fetch(), live.breaker(),
                    new Days(Optional.of(LocalDate.parse("2025-01-01")),
                            Optional.of(LocalDate.parse("2025-01-02"))),
                    live.sources(), live.telemetry());
            IngestConfig rest = new IngestConfig(live.kafka(), live.channels(), live.fetch(), live.breaker(),
                    new Days(Optional.of(LocalDate.parse("2025-01-02")),
                            Optional.of(LocalDate.parse("2025-01-03"))),
                    live.sources(), live.telemetry());

            new IngestService(fill).run();
            new IngestService(fill).run();
            new IngestService(rest).run();

            assertThat(titles("fill-")).containsExactlyInAnyOrder("Day 1", "Day 2", "Day 2", "Day 3");
            assertThat(site.requests()).extracting(LocalSite.Request::path)
                    .containsExactly("/day?d=2025-01-01", "/day?d=2025-01-02", "/day?d=2025-01-02",
                            "/day?d=2025-01-03");
        }
    }

    @Test
    void sourceThatFailsIsLeftAloneAndTheOthersGoOn() throws Exception {
        try (LocalSite site = new LocalSite();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.page("/good", json("Good")).at("/bad", LocalSite.status(404));
            Map<String, String> sources = new HashMap<>();
            for (String name : List.of("good", "bad")) {
                sources.putAll(Map.of(name + ".format", "jsonl", name + ".url",
                        site.uri("/" + name).toString(), name + ".every", "100ms"));
            }
            IngestService service = new IngestService(config("alone-", sources));
            Future<?> running = threads.submit(() -> {
                service.run();
                return null;
            });
            await().atMost(Duration.ofMinutes(2)).until(() -> site.requests().size() >= 20);
            service.close();
            running.get(1, TimeUnit.MINUTES);

            assertThat(site.requests().stream().filter(request -> request.path().equals("/bad"))).hasSize(3);
            assertThat(titles("alone-")).containsExactly("Good");
        }
    }

    @Test
    void serviceWithoutSchedulesEndsAndTellsWhatFailed() throws Exception {
        Files.writeString(folder.resolve("a.jsonl"), json("A"));
        try (Telemetry telemetry = Telemetry.off();
                IngestService service = new IngestService(
                        config("once-",
                                Map.of("a.format", "jsonl", "a.file", folder.resolve("a.jsonl").toString(),
                                        "b.format", "jsonl", "b.file", folder.resolve("none").toString())),
                        telemetry)) {
            assertThatThrownBy(service::run).isInstanceOf(IngestFailure.class)
                    .hasMessage(folder.resolve("none") + ": there is no such file");
            assertThat(titles("once-")).containsExactly("A");

            assertThat(count(telemetry, "listings", "a")).isEqualTo(1);
            assertThat(count(telemetry, "listings", "b")).isZero();
            assertThat(count(telemetry, "failures", "b")).isEqualTo(1);
        }
    }

    @Test
    void closedServiceDoesNotBegin() throws Exception {
        IngestService service = new IngestService(config("closed-",
                Map.of("a.format", "jsonl", "a.directory", folder.toString(), "a.every", "1s")));
        service.close();

        service.run();
        assertThat(titles("closed-")).isEmpty();
    }

    private static double count(Telemetry telemetry, String meter, String source) {
        return telemetry.registry().get("paperwire.ingest." + meter).tag("source", source).counter().count();
    }
}
