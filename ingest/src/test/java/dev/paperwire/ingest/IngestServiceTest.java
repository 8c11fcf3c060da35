package dev.paperwire.ingest;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        IngestService service = new IngestService(
                config("once-", Map.of("a.format", "jsonl", "a.file", folder.resolve("a.jsonl").toString(),
                        "b.format", "jsonl", "b.file", folder.resolve("none").toString())));

        assertThatThrownBy(service::run).isInstanceOf(IngestFailure.class)
                .hasMessage(folder.resolve("none") + ": there is no such file");
        assertThat(titles("once-")).containsExactly("A");
    }

    @Test
    void closedServiceDoesNotBegin() throws Exception {
        IngestService service = new IngestService(config("closed-",
                Map.of("a.format", "jsonl", "a.directory", folder.toString(), "a.every", "1s")));
        service.close();

        service.run();
        assertThat(titles("closed-")).isEmpty();
    }
}
