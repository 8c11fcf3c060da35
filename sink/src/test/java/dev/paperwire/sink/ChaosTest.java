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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sink, node and broker killed while papers come; the disk read-only for a while; a write queue that is always too short.
 * {@code -Dpaperwire.chaos=full} runs it with 30,000 papers and many more kills.
 */
class ChaosTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
    private static final boolean FULL = "full".equals(System.getProperty("paperwire.chaos"));
    private static final String GROUP = "chaos-paperwire-sink";
    private static final long SEED = 20260318;
    private static final int PAPERS = FULL ? 30_000 : 3_000;
    private static final int ROUNDS = FULL ? 5 : 1;
    private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 15 : 5);

    private enum Blow {
        KILL_SINK, KILL_NODE, KILL_BROKER, READ_ONLY
    }

    private final Channels channels = new Channels("chaos-", 4);
    private final Random random = new Random(SEED);
    private EmbeddedKafka kafka;
    private EmbeddedElasticsearch elasticsearch;
    private SinkProcess mortal;
    private Node node;

    @Test
    void convergesToTheReferenceWhateverIsKilled(@TempDir Path folder) throws Exception {
        ElasticsearchOptions tinyQueue = ElasticsearchOptions.defaults()
                .withStartTimeout(PATIENCE)
                .withSettings(Map.of("thread_pool.write.queue_size", "1", "thread_pool.write.size", "1"));
        try (EmbeddedKafka broker = EmbeddedKafka.start(KafkaOptions.defaults().withStartTimeout(PATIENCE));
                EmbeddedElasticsearch server = EmbeddedElasticsearch.start(tinyQueue);
                SinkProcess process = new SinkProcess(settings(broker, server), folder.resolve("sink.log"))) {
            kafka = broker;
            elasticsearch = server;
            mortal = process;
            node = new Node(server.uri());
            try (Admin admin = Admin.create(new HashMap<>(broker.clientProperties()))) {
                ChannelSetup.createMissing(admin, channels.all());
                survive(admin);
            }
        }
    }

    private void survive(Admin admin) throws Exception {
        History history = new History(channels, SEED);
        AtomicBoolean over = new AtomicBoolean();
        try (Running immortal = Running.of(settings(kafka, elasticsearch))) {
            immortal.awaitSearchable();
            mortal.start();
            await().atMost(PATIENCE).until(() -> bothHavePartitions(admin));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    // Slow enough that there is something to do until the last blow.
                    history.send(kafka.clientProperties(), PAPERS,
                            () -> LockSupport.parkNanos(over.get() ? 0 : Duration.ofMillis(900).toNanos()));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            blows(admin);
            over.set(true);
            sending.join();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> isCaughtUp(admin));
            node.request("POST", "/" + channels.prefix() + "*/_refresh", "");

            assertThat(node.documents(channels.papers().name())).isEqualTo(history.expected());
            assertThat(new Broker(kafka.clientProperties()).read(channels.rejects().name()))
                    .map(each -> RejectHeaders.read(each.key(), each.value(), each.headers()))
                    .map(reject -> reject.channel() + "-" + reject.partition() + "-" + reject.offset())
                    .containsExactlyInAnyOrderElementsOf(history.refused());
            assertThat(node.count(channels.rejects().name())).isEqualTo(history.refused().size());
            SinkMetrics.Snapshot metrics = immortal.service().metrics();
            LOG.info("{} records, {} documents, {} rejects; the surviving sink: {}", history.records(),
                    history.expected().size(), history.refused().size(), metrics);
            assertThat(metrics.outcomes().values().stream().mapToLong(Long::longValue).sum()
                    + metrics.released())
                    .isEqualTo(metrics.received());
            if (FULL) { // in the short run it is chance whether a blow meets a write of the surviving sink
                assertThat(metrics.errors()).as("what it went through")
                        .containsKeys("429 es_rejected_execution_exception", "429 cluster_block_exception")
                        .anySatisfy((error, _) -> assertThat(error).startsWith("0 "));
            }
        }
    }

    private void blows(Admin admin) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Blow> blows = new ArrayList<>(List.of(Blow.values()));
            Collections.shuffle(blows, random);
            for (Blow blow : blows) {
                pause(1000, 3000);
                LOG.info("blow: {}", blow);
                switch (blow) {
                    case KILL_SINK -> {
                        await().atMost(PATIENCE).until(() -> bothHavePartitions(admin));
                        mortal.kill();
                        pause(0, 2000);
                        mortal.start();
                    }
                    case KILL_NODE -> {
                        elasticsearch.kill();
                        pause(0, 4000);
                        elasticsearch.restart();
                    }
                    case KILL_BROKER -> {
                        kafka.kill();
                        pause(0, 4000);
                        kafka.restart();
                    }
                    case READ_ONLY -> {
                        readOnly("true");
                        pause(3000, 5000);
                        readOnly("null");
                    }
                }
                if (!mortal.isAlive()) {
                    mortal.start(); // whoever runs it would
                }
            }
        }
    }

    private static boolean bothHavePartitions(Admin admin) throws Exception {
        var members = admin.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .get(GROUP)
                .get()
                .members();
        return members.size() == 2
                && members.stream().noneMatch(member -> member.assignment().topicPartitions().isEmpty());
    }

    private void readOnly(String value) {
        node.request("PUT", "/" + channels.papers().name() + "/_settings",
                "{\"index.blocks.read_only_allow_delete\":" + value + "}");
    }

    private void pause(int fromMillis, int toMillis) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(fromMillis, toMillis)).toNanos());
    }

    /** Everything committed is on Kafka, and the group's offsets are behind all of it. */
    private boolean isCaughtUp(Admin admin) throws Exception {
        if (!mortal.isAlive()) {
            mortal.start();
        }
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (String channel : List.of(channels.papers().name(), channels.rejects().name())) {
            for (int partition = 0; partition < channels.partitions(); partition++) {
                wanted.put(new TopicPartition(channel, partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin
                .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        Map<TopicPartition, OffsetAndMetadata> committed = admin
                .listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet()
                .stream()
                .allMatch(end -> end.getValue().offset() == 0 || (committed.get(end.getKey()) != null
                        && committed.get(end.getKey()).offset() >= end.getValue().offset()));
    }

    private Settings settings(EmbeddedKafka broker, EmbeddedElasticsearch server) {
        Map<String, String> values = new HashMap<>();
        broker.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("kafka.session.timeout.ms", "6000");
        values.put("elasticsearch.urls", server.uri().toString());
        values.put("channels.prefix", channels.prefix());
        values.put("sink.bulk.count", "50");
        values.put("sink.bulk.inflight", "8");
        return Settings.of(values);
    }
}
