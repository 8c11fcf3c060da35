package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.enrich.rejects.RejectFilter;
import dev.paperwire.enrich.rejects.Rejects;
import dev.paperwire.enrich.rejects.Replayed;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Health;
import dev.paperwire.service.Telemetry;
import dev.paperwire.service.TelemetrySettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class StreamServiceTest {
    private static final Channels CHANNELS = new Channels("", 3);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static Broker broker;

    @TempDir
    private Path state;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(CHANNELS);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void makesPapersAndTrendsOnARealBrokerAndRejectsTheRest() throws Exception {
        List<Listing> listings = Corpus.listings(600, 200, 1);
        Telemetry telemetry = Telemetry.open(new TelemetrySettings("127.0.0.1", OptionalInt.of(0)));
        StreamService service = new StreamService(settings(Map.of()), new WordAnnotator("1"), telemetry);
        try (telemetry; AutoCloseable _ = Broker.running(service)) {
            await().atMost(LONG).until(() -> get(telemetry, "health/ready").statusCode() == 200);
            broker.list(listings);
            try (var producer = broker.producer()) {
                byte[] large = "x".repeat(5_000_000).getBytes(UTF_8);
                for (byte[] value : new byte[][]{null, new byte[0], large,
                    ("{\"a\":" + "[".repeat(10_000)).getBytes(UTF_8)}) {
                    var _ = producer.send(
                            new ProducerRecord<>(CHANNELS.listings().name(), "k".getBytes(UTF_8), value));
                }
                var _ = producer
                        .send(new ProducerRecord<>(CHANNELS.listings().name(), null, "{}".getBytes(UTF_8)));
            }
            await().atMost(LONG).until(service::isCaughtUp);
            assertThat(service.health()).isEqualTo(Health.ready());
            assertThat(service.progress().recordsRead()).isEqualTo(605);
            assertThat(service.progress().rejects()).isEqualTo(5);
            assertThat(get(telemetry, "metrics").body().lines())
                    .contains("paperwire_stream_listings_read_total 605.0",
                            "paperwire_stream_listings_rejected_total 5.0",
                            "paperwire_stream_papers_written_total "
                                    + (double) service.progress().papersWritten())
                    .anyMatch(line -> line.startsWith("kafka_stream_"))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
        }

        Map<String, Paper> papers = new TreeMap<>();
        broker.table(CHANNELS.papers())
                .forEach((id, paper) -> papers.put(id, paper.revised(1, Instant.EPOCH)));
        assertThat(papers).isEqualTo(Reference.papers(listings, new WordAnnotator("1")));
        Map<String, Long> counts = new TreeMap<>();
        for (TopicTrend trend : broker.table(CHANNELS.trends()).values()) {
            counts.put(trend.key(), trend.papers());
        }
        assertThat(counts).isEqualTo(Reference.trendCounts(papers.values()));
        assertThat(broker.records(CHANNELS.rejects(), "read_committed")
                .stream()
                .map(one -> RejectHeaders.read(one.key(), one.value(), one.headers()))
                .map(Reject::reason)).containsExactlyInAnyOrder("null-value", "empty", "too-large",
                        "not-json",
                        "null-key");
    }

    @Test
    void rejectsAreListedReplayedAndParkedAtTheirLimit() throws Exception {
        Map<String, String> prefix = Map.of("channels.prefix", "rejects-");
        Channels channels = new Channels("rejects-", 3);
        Rejects rejects = new Rejects(broker.kafka().clientProperties(), channels);
        StreamService service = new StreamService(settings(prefix), new WordAnnotator("1"));
        try (AutoCloseable _ = Broker.running(service)) {
            await().atMost(LONG).until(() -> service.progress().state().equals("RUNNING"));
            try (var producer = broker.producer()) {
                for (String value : List.of("nonsense", "[]")) {
                    var _ = producer
                            .send(new ProducerRecord<>(channels.listings().name(), "k".getBytes(UTF_8),
                                    value.getBytes(UTF_8)));
                }
            }
            await().atMost(LONG).until(() -> attempts(rejects).equals(List.of(1, 1)));
            RejectFilter nonsense = new RejectFilter(Set.of(Reject.Stage.ENRICH), Set.of("not-json"), null,
                    null);
            assertThat(rejects.replay(nonsense, 3, true)).isEqualTo(new Replayed(1, 0, 0, 0));
            assertThat(rejects.replay(nonsense, 3, false)).isEqualTo(new Replayed(1, 0, 0, 0));
            await().atMost(LONG).until(() -> attempts(rejects).equals(List.of(1, 1, 2)));
            assertThat(rejects.replay(RejectFilter.ALL, 2, false)).isEqualTo(new Replayed(1, 1, 1, 0));
            await().atMost(LONG).until(() -> attempts(rejects).equals(List.of(1, 1, 2, 2)));
        }
    }

    @Test
    void aResetMakesEverythingAgainUnderGreaterRevisions() throws Exception {
        Map<String, String> prefix = Map.of("channels.prefix", "reset-");
        Channels channels = new Channels("reset-", 3);
        List<Listing> listings = Corpus.listings(60, 20, 3);
        StreamReset reset = new StreamReset(settings(prefix));
        StreamService first = new StreamService(settings(prefix), new WordAnnotator("1"));
        try (AutoCloseable _ = Broker.running(first)) {
            await().atMost(LONG).until(() -> first.progress().state().equals("RUNNING"));
            broker.list(listings, channels);
            await().atMost(LONG).until(first::isCaughtUp);
            assertThat(reset.plan().members()).isPositive();
            assertThatThrownBy(reset::run).isInstanceOf(StreamFailed.class).hasMessageContaining("still run");
        }
        Map<String, Paper> before = broker.table(channels.papers());
        await().atMost(LONG).until(() -> reset.plan().members() == 0);
        assertThat(reset.plan()).isEqualTo(reset.plan());
        ResetPlan done = reset.run();
        assertThat(done.topics()).hasSize(6);
        assertThat(done.directories()).containsExactly(state.resolve("reset-paperwire-enrich"));
        assertThat(reset.plan()).isEqualTo(new ResetPlan(0, List.of(), List.of(), List.of()));

        StreamService second = new StreamService(settings(prefix), new WordAnnotator("1"));
        try (AutoCloseable _ = Broker.running(second)) {
            await().atMost(LONG).until(second::isCaughtUp);
        }
        Map<String, Paper> after = broker.table(channels.papers());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((id, paper) -> {
            assertThat(paper.revision()).isGreaterThan(before.get(id).revision());
            assertThat(paper.revised(1, Instant.EPOCH)).isEqualTo(before.get(id).revised(1, Instant.EPOCH));
        });
    }

    @ParameterizedTest
    @CsvSource({"classic,1", "streams,0"})
    void twoCopiesShareTheWorkUnderEitherProtocol(String protocol, String standbys) throws Exception {
        String prefix = protocol + "-";
        Channels channels = new Channels(prefix, 3);
        List<Listing> listings = Corpus.listings(2_000, 500, 5);
        List<Listing> sent = new ArrayList<>(listings.subList(0, 100));
        Map<String, String> more = Map.of("channels.prefix", prefix, "stream.group.protocol", protocol,
                "stream.standbys", standbys, "stream.threads", "1");
        StreamService first = new StreamService(settings(more, state.resolve("first")),
                new WordAnnotator("1"));
        StreamService second = new StreamService(settings(more, state.resolve("second")),
                new WordAnnotator("1"));
        try (AutoCloseable _ = Broker.running(first)) {
            broker.list(sent, channels);
            await().atMost(LONG).until(first::isCaughtUp);
            try (AutoCloseable _ = Broker.running(second)) {
                await().atMost(LONG).until(() -> {
                    sent.add(listings.get(sent.size()));
                    broker.list(List.of(sent.getLast()), channels);
                    return second.progress().recordsRead() + second.progress().papersWritten() > 0;
                });
                broker.list(listings.subList(sent.size(), listings.size()), channels);
                await().atMost(LONG).until(() -> first.lag() == 0);
                assertThat(second.health()).isEqualTo(Health.ready());
            }
        }

        Map<String, Paper> papers = new TreeMap<>();
        broker.table(channels.papers())
                .forEach((id, paper) -> papers.put(id, paper.revised(1, Instant.EPOCH)));
        assertThat(papers).isEqualTo(Reference.papers(listings, new WordAnnotator("1")));
    }

    private static HttpResponse<String> get(Telemetry telemetry, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(telemetry.address().orElseThrow().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<Integer> attempts(Rejects rejects) {
        List<Integer> attempts = new ArrayList<>();
        rejects.list(RejectFilter.ALL, filed -> attempts.add(filed.reject().attempts()));
        Collections.sort(attempts);
        return attempts;
    }

    private StreamSettings settings(Map<String, String> more) {
        return settings(more, state);
    }

    private static StreamSettings settings(Map<String, String> more, Path state) {
        Map<String, String> all = new HashMap<>(
                Map.of("kafka.bootstrap.servers", broker.kafka().bootstrapServers(),
                        "channels.partitions", "3", "stream.state.directory", state.toString(),
                        "stream.trends.interval",
                        "200ms", "stream.trends.horizon.days", "36500"));
        all.putAll(more);
        return StreamSettings.from(Settings.of(all));
    }
}
