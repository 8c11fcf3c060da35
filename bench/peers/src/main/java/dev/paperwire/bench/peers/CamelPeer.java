package dev.paperwire.bench.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Apache Camel: its Kafka consumer and its Elasticsearch component in one route, with bulks as its consumer batches them. */
public final class CamelPeer implements Peer {
    private final String name;
    private final Way way;

    /** One of the ways to make bulk requests of records. */
    interface Way {
        RouteBuilder route(Load load, AtomicLong first, CompletableFuture<Void> failure);
    }

    CamelPeer(String name, Way way) {
        this.name = name;
        this.way = way;
    }

    /** {@code BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS}. */
    public static void main(String[] args) {
        Peer.main(new CamelPeer("camel", BulkRoute::new), args);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return String.valueOf(CamelContext.class.getPackage().getImplementationVersion());
    }

    @Override
    public long carry(Load load) throws Exception {
        AtomicLong first = new AtomicLong();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        Main camel = new Main();
        camel.configure().addRoutesBuilder(way.route(load, first, failure));
        try (Arrivals arrivals = new Arrivals(load.elasticsearch(), load.index())) {
            camel.start();
            return arrivals.await(load.documents(), failure) - first.get();
        } finally {
            camel.stop();
        }
    }
}
