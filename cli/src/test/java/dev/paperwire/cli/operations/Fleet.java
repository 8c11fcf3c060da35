package dev.paperwire.cli.operations;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.awaitility.Awaitility.await;

/** A broker, a node, and the three services as processes of their own, reading what is added to a directory. */
final class Fleet implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(2);

    final EmbeddedKafka kafka;
    final EmbeddedElasticsearch elasticsearch;
    final ServiceProcess ingest;
    final ServiceProcess enrich;
    final ServiceProcess sink;

    Fleet(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("in"));
        var starting = CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(KafkaOptions.defaults()),
                Thread::startVirtualThread);
        elasticsearch = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults()
                .withSettings(Map.of("path.repo", folder.resolve("snapshots").toString())));
        kafka = starting.join();
        Map<String, String> common = new HashMap<>();
        kafka.clientProperties().forEach((key, value) -> common.put("kafka." + key, value));
        common.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        ingest = service("ingest", dev.paperwire.ingest.Main.class, folder, common,
                Map.of("ingest.source.feed.format", "jsonl", "ingest.source.feed.directory",
                        folder.resolve("in").toString(), "ingest.source.feed.every", "1s"));
        enrich = service("enrich", dev.paperwire.enrich.Main.class, folder, common,
                Map.of("stream.state.directory", folder.resolve("state").toString()));
        sink = service("sink", dev.paperwire.sink.Main.class, folder, common,
                Map.of("elasticsearch.urls", elasticsearch.uri().toString()));
        all().forEach(ServiceProcess::start);
        all().forEach(service -> await(service + " is ready").atMost(LONG).until(service::isReady));
    }

    List<ServiceProcess> all() {
        return List.of(ingest, enrich, sink);
    }

    private static ServiceProcess service(String name, Class<?> main, Path folder, Map<String, String> common,
            Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(common);
        settings.putAll(own);
        return new ServiceProcess(name, main, settings, folder.resolve(name + ".log"));
    }

    @Override
    public void close() {
        all().forEach(ServiceProcess::close);
        elasticsearch.close();
        kafka.close();
    }
}
