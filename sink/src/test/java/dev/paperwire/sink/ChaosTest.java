package dev.paperwire.sink;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sink, node and broker killed while papers come; the disk read-only for a while; a write queue that is too short. Papers come
 * as long as blows fall, so that each blow meets work, and each waits until the sink that survives has met it.
 * {@code -Dpaperwire.chaos=full} runs it with 30,000 papers and many more blows.
 */
class ChaosTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
    private static final boolean FULL = "full".equals(System.getProperty("paperwire.chaos"));
    private static final String GROUP = "chaos-paperwire-sink";
    private static final String SURVIVOR = "survivor";
    private static final String MORTAL = "mortal";
    private static final String REJECTED = "429 es_rejected_execution_exception";
    private static final String BLOCKED = "429 cluster_block_exception";
    private static final long SEED = 20260318;
    private static final int PAPERS = FULL ? 30_000 : 2_000;
    private static final int ROUNDS = FULL ? 5 : 1;
    private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 15 : 5);

    private enum Blow {
        KILL_SINK, KILL_NODE, KILL_BROKER, READ_ONLY, FLOOD
    }

    private final Channels channels = new Channels("chaos-", 4);
    private final Random random = new Random(SEED);
    private EmbeddedKafka kafka;
    private EmbeddedElasticsearch elasticsearch;
    private SinkProcess mortal;
    private Running survivor;
    private Node node;
    private SinkGroup group;

    @Test
    void convergesToTheReferenceWhateverIsKilled(@TempDir Path folder) throws Exception {
        ElasticsearchOptions tinyQueue = ElasticsearchOptions.defaults()
                .withStartTimeout(PATIENCE)
                .withSettings(Map.of("thread_pool.write.queue_size", "1", "thread_pool.write.size", "1"));
        try (EmbeddedKafka broker = EmbeddedKafka.start(KafkaOptions.defaults().withStartTimeout(PATIENCE));
                EmbeddedElasticsearch server = EmbeddedElasticsearch.start(tinyQueue);
                Admin admin = Admin.create(new HashMap<>(broker.clientProperties()))) {
            kafka = broker;
            elasticsearch = server;
            node = new Node(server.uri());
            group = new SinkGroup(admin, GROUP, List.of(channels.papers().name(), channels.rejects().name()));
            createChannels(admin);
            try (SinkProcess process = new SinkProcess(settings(MORTAL), folder.resolve("sink.log"));
                    Running running = Running.of(settings(SURVIVOR));
                    History history = new History(channels, SEED, broker.clientProperties())) {
                mortal = process;
                survivor = running;
                survive(history);
                meetEverythingAgain(history);
            }
        }
    }

    /** Of six partitions each of two sinks has three, thus at least one with papers. */
    private void createChannels(Admin admin) throws Exception {
        Channels single = new Channels(channels.prefix(), 1);
        ChannelSetup.createMissing(admin, List.of(channels.papers(), single.trends(), single.rejects()));
    }

    private void survive(History history) throws Exception {
        survivor.awaitSearchable();
        mortal.start();
        try (Load load = new Load(history, group)) {
            for (int round = 0; round < ROUNDS || history.papers() < PAPERS; round++) {
                List<Blow> blows = new ArrayList<>(List.of(Blow.values()));
                Collections.shuffle(blows, random);
                for (Blow blow : blows) {
                    awaiting().until(() -> load.isUnderWay() && group.lag() > 0);
                    LOG.info("blow: {}", blow);
                    strike(blow);
                }
            }
        }
        awaiting().until(() -> group.lag() == 0);
        node.request("POST", "/" + channels.prefix() + "*/_refresh", "");

        SinkMetrics.Snapshot metrics = survivor.service().metrics();
        LOG.info("{} records of {} papers, {} documents, {} rejects; the surviving sink: {}",
                history.records(), history.papers(), history.expected().size(), history.refused().size(),
                metrics);
        assertThat(node.documents(channels.papers().name())).isEqualTo(history.expected());
        assertThat(rejects()).containsExactlyInAnyOrderElementsOf(history.refused());
        assertThat(node.count(channels.rejects().name())).isEqualTo(history.refused().size());
        assertThat(settled(metrics) + metrics.released()).isEqualTo(metrics.received());
        assertThat(metrics.errors()).as("what it went through")
                .containsKeys(REJECTED, BLOCKED)
                .anySatisfy((error, _) -> assertThat(error).startsWith("0 "));
    }

    /** Another group reads it all once more: nothing changes, and each record has one outcome. */
    private void meetEverythingAgain(History history) throws Exception {
        survivor.close();
        mortal.close();
        long rejects = history.refused().size();
        Settings again = settings("again").with(Map.of("sink.group", "again"));
        try (Running sink = Running.of(again)) {
            sink.awaitSearchable();
            sink.awaitSearchable(); // the rejects of this time

            SinkMetrics.Snapshot metrics = sink.service().metrics();
            LOG.info("once more: {}", metrics);
            assertThat(metrics.received()).isEqualTo(history.records() + 2 * rejects);
            assertThat(settled(metrics)).isEqualTo(metrics.received());
            assertThat(metrics.outcomes().get("refused")).isEqualTo(rejects);
            assertThat(node.documents(channels.papers().name())).isEqualTo(history.expected());
        }
    }

    private void strike(Blow blow) {
        switch (blow) {
            case KILL_SINK -> {
                awaiting().until(() -> group.bothHave(channels.papers().name(), SURVIVOR, MORTAL));
                mortal.kill();
                pause(0, 2000);
                mortal.start();
            }
            case KILL_NODE -> {
                long before = errors("0 ");
                elasticsearch.kill();
                awaiting().until(() -> errors("0 ") > before);
                pause(0, 3000);
                elasticsearch.restart();
            }
            case KILL_BROKER -> {
                kafka.kill();
                pause(0, 3000);
                kafka.restart();
            }
            case READ_ONLY -> {
                long before = errors(BLOCKED);
                awaiting().until(() -> {
                    readOnly("true"); // again and again: Elasticsearch takes it away when it looks at its disk
                    return errors(BLOCKED) > before;
                });
                pause(0, 3000);
                readOnly("null");
            }
            case FLOOD -> {
                long before = errors(REJECTED);
                try (var _ = new Flood(node)) {
                    awaiting().until(() -> errors(REJECTED) > before);
                }
            }
        }
    }

    /** Waits as whoever runs the sinks would: one that ended is started again, but the survivor must not end. */
    private ConditionFactory awaiting() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).failFast(() -> {
            if (!mortal.isAlive()) {
                LOG.info("the mortal sink ended by itself");
                mortal.start();
            }
            assertThat(survivor.isRunning()).as("the survivor runs").isTrue();
        });
    }

    private long errors(String beginning) {
        return survivor.service()
                .metrics()
                .errors()
                .entrySet()
                .stream()
                .filter(error -> error.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long settled(SinkMetrics.Snapshot metrics) {
        return metrics.outcomes().values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> rejects() {
        try (Broker broker = new Broker(kafka.clientProperties())) {
            return broker.read(channels.rejects().name())
                    .stream()
                    .map(each -> RejectHeaders.read(each.key(), each.value(), each.headers()))
                    .map(reject -> reject.channel() + "-" + reject.partition() + "-" + reject.offset())
                    .toList();
        }
    }

    private void readOnly(String value) {
        await().atMost(PATIENCE)
                .ignoreExceptions() // a node that has just come back
                .untilAsserted(() -> node.request("PUT", "/" + channels.papers().name() + "/_settings",
                        "{\"index.blocks.read_only_allow_delete\":" + value + "}"));
    }

    private void pause(int fromMillis, int toMillis) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(fromMillis, toMillis)).toNanos());
    }

    private Settings settings(String client) {
        Map<String, String> values = new HashMap<>();
        kafka.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("kafka.client.id", client);
        values.put("kafka.session.timeout.ms", "6000");
        values.put("elasticsearch.urls", elasticsearch.uri().toString());
        values.put("channels.prefix", channels.prefix());
        values.put("sink.bulk.count", "50");
        values.put("sink.bulk.inflight", "8");
        return Settings.of(values);
    }
}
