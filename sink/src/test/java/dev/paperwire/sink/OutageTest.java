package dev.paperwire.sink;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.FreePorts;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Elasticsearch away under load, for 5 minutes with {@code -Dpaperwire.chaos=full}; the sink is a process of its own. */
class OutageTest {
    private static final Logger LOG = LoggerFactory.getLogger(OutageTest.class);
    private static final boolean FULL = "full".equals(System.getProperty("paperwire.chaos"));
    private static final Duration OUTAGE = FULL ? Duration.ofMinutes(5) : Duration.ofSeconds(12);
    private static final Duration BETWEEN_LOOKS = FULL ? Duration.ofSeconds(15) : Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long BUFFER = 2 << 20;
    private static final long FLAT = 4 << 20;
    private static final String GROUP = "outage-paperwire-sink";

    private final Channels channels = new Channels("outage-", 2);
    private final int port = FreePorts.one();
    private final Scrape sink = new Scrape(URI.create("http://127.0.0.1:" + port + "/"));

    @Test
    void keepsItsPartitionsAndItsMemoryWhileElasticsearchIsAway(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults().withStartTimeout(PATIENCE));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch
                        .start(ElasticsearchOptions.defaults().withStartTimeout(PATIENCE));
                Admin admin = Admin.create(new HashMap<>(kafka.clientProperties()));
                SinkProcess process = new SinkProcess(settings(kafka, elasticsearch),
                        folder.resolve("sink.log"));
                History history = new History(channels, 7, kafka.clientProperties())) {
            ChannelSetup.createMissing(admin, channels.all());
            SinkGroup group = new SinkGroup(admin, GROUP,
                    List.of(channels.papers().name(), channels.rejects().name()));
            process.start();
            await().atMost(PATIENCE).until(sink::isReady);
            history.send(500);
            await().atMost(PATIENCE).until(() -> group.lag() == 0);
            String member = member(group);
            double received = sink.sum("paperwire_sink_records_received_total");
            double settled = settled();

            elasticsearch.kill();
            List<Long> heaps = new ArrayList<>();
            Duration recovery;
            try (var _ = new Load(history, group)) {
                await().atMost(PATIENCE).until(() -> sink.sum("paperwire_sink_paused") == 1);
                assertThat(sink.ready()).isEqualTo("503 {\"status\":\"unready\",\"parts\":{\"sink\":"
                        + "{\"status\":\"unready\",\"reason\":\"Elasticsearch is away\"}}}");
                await().during(OUTAGE)
                        .atMost(OUTAGE.plus(PATIENCE))
                        .pollInterval(BETWEEN_LOOKS)
                        .until(() -> {
                            heaps.add(process.liveHeap());
                            return sink.sum("paperwire_sink_paused") == 1;
                        });
                assertThat(settled()).as("nothing was settled meanwhile").isEqualTo(settled);
                assertThat(sink.sum("paperwire_sink_records_received_total") - received)
                        .as("records taken in while it was away")
                        .isLessThan(4.0 * BUFFER / 300);
                elasticsearch.restart();
                long returned = System.nanoTime();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> settled() > settled && sink.isReady());
                recovery = Duration.ofNanos(System.nanoTime() - returned);
            }
            await().atMost(PATIENCE).until(() -> group.lag() == 0);
            Node node = new Node(elasticsearch.uri());
            node.request("POST", "/" + channels.prefix() + "*/_refresh", "");

            LOG.info("away for {}: {} records, live heap of {} to {} KB, delivering {} after the return",
                    OUTAGE,
                    history.records(), Collections.min(heaps) >> 10, Collections.max(heaps) >> 10, recovery);
            assertThat(Collections.max(heaps) - Collections.min(heaps)).as("heap in bytes").isLessThan(FLAT);
            if (FULL) {
                assertThat(recovery).isLessThan(Duration.ofSeconds(10));
            }
            assertThat(member(group)).as("no rebalance").isEqualTo(member);
            assertThat(node.documents(channels.papers().name())).isEqualTo(history.expected());
            assertThat(settled()).isEqualTo((double) history.records() + history.refused().size());
        }
    }

    private double settled() throws Exception {
        return sink.sum("paperwire_sink_records_settled_total");
    }

    private static String member(SinkGroup group) throws Exception {
        List<MemberDescription> members = List.copyOf(group.members());
        assertThat(members).hasSize(1);
        return members.getFirst().consumerId();
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
        values.put("service.metrics.port", Integer.toString(port));
        return Settings.of(values);
    }
}
