package dev.paperwire.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A program that starts both servers, says so, and waits to be killed. */
final class StartingProcess {
    private StartingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture
                .supplyAsync(() -> EmbeddedKafka.start(KafkaOptions.defaults()));
        CompletableFuture<EmbeddedElasticsearch> elasticsearch = CompletableFuture
                .supplyAsync(() -> EmbeddedElasticsearch.start(ElasticsearchOptions.defaults()));
        say(kafka.join());
        say(elasticsearch.join());
        new CountDownLatch(1).await();
    }

    private static void say(EmbeddedServer server) {
        System.out.println(server.pid());
        System.out.println(server.dataDirectory());
    }
}
