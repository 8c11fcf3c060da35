package dev.paperwire.sink;

import dev.paperwire.listing.channel.KafkaRefusal;
import dev.paperwire.service.Telemetry;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.Delivery;
import dev.paperwire.sink.delivery.Route;
import dev.paperwire.sink.index.Generation;
import dev.paperwire.sink.index.Kind;
import dev.paperwire.sink.metrics.SinkMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a new generation of an index beside the old one, from everything that is on its channel, and then makes the alias
 * mean the new one. A sink may run meanwhile: what it writes into the old generation at the end is on the channel too and
 * comes into the new one after the swap.
 */
public final class Reindex {
    private static final Logger LOG = LoggerFactory.getLogger(Reindex.class);

    private final SinkSettings settings;

    public Reindex(SinkSettings settings) {
        this.settings = settings;
    }

    /**
     * What was done.
     *
     * @param kind what of
     * @param index the new generation, which the alias means now
     * @param before what it meant until now; nothing is deleted
     * @param indexed documents that the new generation was given, each version counted
     * @param refused records that it refused
     */
    public record Report(Kind kind, String index, List<String> before, long indexed, long refused) {}

    /**
     * Builds the new generation.
     *
     * @throws Misconfigured if it refuses more records than {@code sink.reindex.refused} allows, and before the alias is
     *     touched; or for what no retry mends
     * @throws IOException if Elasticsearch does not answer
     */
    public Report run(Kind kind) throws IOException, InterruptedException {
        SinkMetrics metrics = new SinkMetrics(Telemetry.off().registry());
        String channel = kind.channel(settings.channels());
        try (Cluster cluster = Cluster.of(settings.cluster());
                Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings.kafka())) {
            assign(consumer, channel);
            var generation = Generation.begin(cluster, settings.channels(), kind, settings.keepRejects(),
                    topicId(channel));
            var delivery = Delivery.ofEverything(consumer,
                    List.of(new Route(channel, generation.index(), kind.rendering(0))), cluster,
                    settings.delivery(), metrics);
            delivery.runToEnd();
            delivery.runToEnd(); // what came meanwhile
            long refused = metrics.snapshot().outcomes().getOrDefault("refused", 0L);
            if (refused > settings.reindexRefused()) {
                throw new Misconfigured(generation.index() + " refused " + refused + " records of " + channel
                        + ", more than sink.reindex.refused (" + settings.reindexRefused()
                        + "): the alias is as it was; mend the mapping or allow them, delete the index, try again");
            }
            List<String> before = generation.use();
            delivery.runToEnd(); // what the old generation was given last
            generation.refresh();
            LOG.info("{} means {} now, and no longer {}, which can be deleted", kind, generation.index(),
                    before);
            return new Report(kind, generation.index(), before,
                    metrics.snapshot().outcomes().getOrDefault("indexed", 0L), refused);
        }
    }

    private static void assign(Consumer<?, ?> consumer, String channel) {
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(channel)
                .forEach(partition -> partitions.add(new TopicPartition(channel, partition.partition())));
        if (partitions.isEmpty()) {
            throw new Misconfigured("there is no channel " + channel + ": check kafka.bootstrap.servers and"
                    + " channels.prefix");
        }
        consumer.assign(partitions);
    }

    private String topicId(String channel) throws InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            return KafkaClients.topicId(admin, channel).toString();
        } catch (ExecutionException e) {
            throw new Misconfigured(KafkaRefusal.explain(e, settings.kafka())
                    .orElseGet(() -> "the channel " + channel + " cannot be described: " + e.getCause()), e);
        }
    }
}
