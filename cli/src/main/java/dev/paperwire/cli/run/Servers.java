package dev.paperwire.cli.run;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The embedded broker and node, starting side by side since each needs seconds.
 *
 * @param kafka the broker, once it is ready
 * @param elasticsearch the node, once it is ready
 */
record Servers(CompletableFuture<EmbeddedKafka> kafka, CompletableFuture<EmbeddedElasticsearch> elasticsearch)
        implements
            AutoCloseable {
    /**
     * Starts both.
     *
     * @param data the directory that keeps their data; absent for one that goes with them
     */
    static Servers start(Optional<Path> data, StageTimes times) {
        KafkaOptions kafka = data.map(dir -> KafkaOptions.defaults().withDataDirectory(dir.resolve("kafka")))
                .orElseGet(KafkaOptions::defaults);
        ElasticsearchOptions elasticsearch = data
                .map(dir -> ElasticsearchOptions.defaults().withDataDirectory(dir.resolve("elasticsearch")))
                .orElseGet(ElasticsearchOptions::defaults);
        Executor threads = Thread::startVirtualThread;
        return new Servers(
                CompletableFuture.supplyAsync(
                        () -> times.measure("Kafka up", () -> EmbeddedKafka.start(kafka)),
                        threads),
                CompletableFuture.supplyAsync(
                        () -> times.measure("Elasticsearch up",
                                () -> EmbeddedElasticsearch.start(elasticsearch)),
                        threads));
    }

    /** Waits for a server; what kept it from starting passes through. */
    static <T> T ready(CompletableFuture<T> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Stops both in order, also one that is still starting. */
    @Override
    public void close() {
        CompletableFuture.allOf(stop(elasticsearch), stop(kafka)).join();
    }

    private static CompletableFuture<Void> stop(CompletableFuture<? extends AutoCloseable> server) {
        return server.handleAsync((running, _) -> {
            if (running != null) {
                try {
                    running.close();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }
            return null;
        }, Thread::startVirtualThread);
    }
}
