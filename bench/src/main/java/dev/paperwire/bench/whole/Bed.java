package dev.paperwire.bench.whole;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.JvmOptions;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkSettings;
import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.index.Indices;
import dev.paperwire.sink.index.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/** A broker and a node with nothing in them, in a folder that goes with them. */
final class Bed implements AutoCloseable {
    /** As many as keep the threads of two cores busy, with some to spare. */
    static final int PARTITIONS = 4;

    private static final int NODE_MEGABYTES = 2048;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final Cluster cluster;
    private final Meter meter;

    /**
     * Starts both.
     *
     * @param quickStart for a run that is over before the servers' code would be compiled
     */
    Bed(boolean quickStart) throws IOException {
        folder = Files.createTempDirectory("paperwire-bench-");
        JvmOptions jvm = KafkaOptions.defaults().jvm().withQuickStart(quickStart);
        kafka = EmbeddedKafka.start(KafkaOptions.defaults().withJvm(jvm));
        try {
            elasticsearch = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults()
                    .withJvm(quickStart
                            ? ElasticsearchOptions.defaults().jvm()
                            : jvm.withHeapMegabytes(NODE_MEGABYTES)));
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        cluster = Cluster.of(SinkSettings.from(settings("", Map.of())).cluster());
        meter = new Meter(kafka.pid(), elasticsearch.pid());
    }

    Path folder() {
        return folder;
    }

    Meter meter() {
        return meter;
    }

    Cluster cluster() {
        return cluster;
    }

    URI elasticsearch() {
        return elasticsearch.uri();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Map<String, String> clientProperties() {
        return kafka.clientProperties();
    }

    Admin admin() {
        return Admin.create(Map.copyOf(kafka.clientProperties()));
    }

    /** The settings of the services, as users have them but for where things are. */
    Settings settings(String prefix, Map<String, String> others) {
        Map<String, String> values = new HashMap<>();
        kafka.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("elasticsearch.urls", elasticsearch.uri().toString());
        values.put("channels.prefix", prefix);
        values.put("channels.partitions", String.valueOf(PARTITIONS));
        values.put("stream.state.directory", folder.resolve("state").toString());
        values.putAll(others);
        return Settings.of(values);
    }

    /** Makes the channels and the indices of a prefix. */
    Channels channels(String prefix) throws ExecutionException, InterruptedException, IOException {
        Channels channels = new Channels(prefix, PARTITIONS);
        try (Admin admin = admin()) {
            ChannelSetup.createMissing(admin, channels.all());
        }
        new Indices(cluster, channels).prepare(Duration.ofDays(1));
        return channels;
    }

    /** Empties the index of papers. */
    void emptyPapers(Channels channels) throws IOException {
        cluster.ask("DELETE", "/" + Kind.PAPERS.alias(channels) + "-000001", null);
        new Indices(cluster, channels).prepare(Duration.ofDays(1));
    }

    /** Takes away everything of a prefix. */
    void drop(Channels channels) throws ExecutionException, InterruptedException, IOException {
        try (Admin admin = admin()) {
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics.stream().filter(name -> name.startsWith(channels.prefix())).toList())
                    .all()
                    .get();
        }
        for (Kind kind : List.of(Kind.values())) {
            cluster.ask("DELETE", "/" + kind.alias(channels) + "-000001", null);
        }
        Utils.delete(folder.resolve("state").toFile());
    }

    @Override
    public void close() throws IOException {
        meter.close();
        cluster.close();
        elasticsearch.close();
        kafka.close();
        Utils.delete(folder.toFile());
    }
}
