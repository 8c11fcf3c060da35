package dev.paperwire.bench.peers;

import dev.paperwire.bench.sink.DocumentProducer;
import dev.paperwire.bench.sink.Documents.Document;
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
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import tools.jackson.databind.JsonNode;

/** A broker with all the documents, and a node with the sink's own kind of index, which is new for every contender. */
final class Arena implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final Channels channels = new Channels("peers-", PARTITIONS);
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final int documents;

    /**
     * Starts the servers and publishes the documents.
     *
     * @param quick servers that start fast and are slower once warm
     */
    Arena(List<Document> documents, boolean quick) throws ExecutionException, InterruptedException {
        this.documents = documents.size();
        JvmOptions jvm = KafkaOptions.defaults().jvm().withQuickStart(quick);
        this.kafka = EmbeddedKafka.start(KafkaOptions.defaults().withJvm(jvm));
        this.elasticsearch = EmbeddedElasticsearch
                .start(ElasticsearchOptions.defaults().withJvm(jvm.withHeapMegabytes(quick ? 1024 : 2048)));
        publish(documents);
    }

    /** Lets a contender fill a new index. */
    Outcome run(Contender contender) throws IOException, InterruptedException {
        String name = channels.papers().name();
        try (Cluster cluster = cluster()) {
            cluster.ask("DELETE", "/" + name + "-000001", null);
            new Indices(cluster, channels).prepare(Duration.ofDays(1));
        }
        return contender.carry(new Load(String.valueOf(kafka.clientProperties().get("bootstrap.servers")),
                name, elasticsearch.uri(), name, documents));
    }

    /** The documents of the index by their ids; of at most 10,000. */
    Map<String, JsonNode> contents() throws IOException {
        Map<String, JsonNode> contents = new HashMap<>();
        try (Cluster cluster = cluster()) {
            JsonNode hits = cluster.ask("GET", "/" + channels.papers().name() + "/_search?size=10000", null)
                    .body()
                    .at("/hits/hits");
            hits.forEach(hit -> contents.put(hit.path("_id").asString(), hit.path("_source")));
        }
        return contents;
    }

    private Cluster cluster() {
        return Cluster.of(SinkSettings
                .from(Settings.of(Map.of("elasticsearch.urls", elasticsearch.uri().toString())))
                .cluster());
    }

    private void publish(List<Document> all) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientProperties()))) {
            ChannelSetup.createMissing(admin, channels.all());
        }
        DocumentProducer.send(kafka.clientProperties(), channels.papers().name(), all);
    }

    @Override
    public void close() {
        kafka.close();
        elasticsearch.close();
    }
}
