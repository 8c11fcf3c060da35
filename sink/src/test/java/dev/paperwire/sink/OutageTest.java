package dev.paperwire.sink;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Elasticsearch away under load; for 5 minutes with {@code -Dpaperwire.chaos=full}. */
class OutageTest {
    private static final Logger LOG = LoggerFactory.getLogger(OutageTest.class);
    private static final boolean FULL = "full".equals(System.getProperty("paperwire.chaos"));
    private static final Duration OUTAGE = FULL ? Duration.ofMinutes(5) : Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAPERS = 5_000;
    private static final int STEP = 50;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final long BUFFER = 2 << 20;
    private static final String GROUP = "outage-paperwire-sink";

    private final Channels channels = new Channels("outage-", 2);

    @Test
    void keepsItsPartitionsAndItsMemoryWhileElasticsearchIsAway() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults().withStartTimeout(PATIENCE));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch
                        .start(ElasticsearchOptions.defaults().withStartTimeout(PATIENCE));
                Admin admin = Admin.create(new HashMap<>(kafka.clientProperties()))) {
            ChannelSetup.createMissing(admin, channels.all());
            Node node = new Node(elasticsearch.uri());
            try (Running sink = Running.of(settings(kafka, elasticsearch));
                    History history = new History(channels, 7, kafka.clientProperties())) {
                sink.awaitSearchable();
                String member = member(admin);
                long heap = heap();

                elasticsearch.kill();
                AtomicBoolean back = new AtomicBoolean();
                CompletableFuture<Void> load = load(history, back);
                await().atMost(Duration.ofSeconds(30)).until(() -> sink.progress().paused());
                await().during(OUTAGE)
                        .atMost(OUTAGE.plusSeconds(30))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> sink.progress().paused()
                                && sink.progress().received() * 300 < 4 * BUFFER);
                long grown = heap() - heap;
                elasticsearch.restart();
                long returned = System.nanoTime();
                await().atMost(Duration.ofMinutes(1)).until(() -> sink.progress().indexed() > 0);
                Duration recovery = Duration.ofNanos(System.nanoTime() - returned);
                back.set(true);
                load.join();
                sink.awaitSearchable();

                LOG.info("away for {}: heap grew by {} KB, first document {} after the return", OUTAGE,
                        grown >> 10,
                        recovery);
                assertThat(grown).as("heap in bytes").isLessThan(64 << 20);
                if (FULL) {
                    assertThat(recovery).isLessThan(Duration.ofSeconds(10));
                }
                assertThat(member(admin)).as("no rebalance").isEqualTo(member);
                assertThat(node.documents(channels.papers().name())).isEqualTo(history.expected());
            }
        }
    }

    private static CompletableFuture<Void> load(History history, AtomicBoolean back) {
        return CompletableFuture.runAsync(() -> {
            try {
                while (!back.get() || history.papers() < PAPERS) {
                    history.send(STEP);
                    LockSupport.parkNanos(BETWEEN.toNanos());
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String member(Admin admin) throws Exception {
        List<MemberDescription> members = List.copyOf(
                admin.describeConsumerGroups(List.of(GROUP)).describedGroups().get(GROUP).get().members());
        assertThat(members).hasSize(1);
        return members.getFirst().consumerId();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Settings settings(EmbeddedKafka kafka, EmbeddedElasticsearch elasticsearch) {
        Map<String, String> values = new HashMap<>();
        kafka.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        // Shorter than the outage: a consumer that does not poll is put out of its group.
        values.put("kafka.max.poll.interval.ms", "8000");
        values.put("kafka.session.timeout.ms", "6000");
        values.put("elasticsearch.urls", elasticsearch.uri().toString());
        values.put("channels.prefix", channels.prefix());
        values.put("sink.buffer.bytes", Long.toString(BUFFER));
        return Settings.of(values);
    }
}
