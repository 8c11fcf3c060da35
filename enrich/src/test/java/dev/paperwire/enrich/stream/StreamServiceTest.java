package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
        StreamService service = new StreamService(settings(Map.of()), new WordAnnotator("1"));
        try (AutoCloseable _ = Broker.running(service)) {
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
            assertThat(service.health()).isEqualTo(new Health(true, "RUNNING, 1 brokers"));
            assertThat(service.progress().recordsRead()).isEqualTo(605);
            assertThat(service.progress().rejects()).isEqualTo(5);
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

    private StreamSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("kafka.bootstrap.servers", broker.kafka().bootstrapServers(),
                        "channels.partitions", "3", "stream.state.directory", state.toString(),
                        "stream.trends.interval",
                        "200ms", "stream.trends.horizon.days", "36500"));
        all.putAll(more);
        return StreamSettings.from(Settings.of(all));
    }
}
