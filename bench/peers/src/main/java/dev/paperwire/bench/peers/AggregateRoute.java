package dev.paperwire.bench.peers;

import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Records that Camel's aggregator gathers into bulk requests, of which several are under way. Kafka's offsets are committed
 * when the aggregator has the records, before they are in the index: what it holds is lost with the process.
 */
final class AggregateRoute extends RouteBuilder {
    private static final int CONSUMERS = 2;
    private static final int IN_FLIGHT = 4;
    private static final long LINGER_MILLIS = 500;

    private final Load load;
    private final AtomicLong first;
    private final CompletableFuture<Void> failure;

    /**
     * A route.
     *
     * @param first takes {@link System#nanoTime} of the first record
     * @param failure takes the first failure
     */
    AggregateRoute(Load load, AtomicLong first, CompletableFuture<Void> failure) {
        this.load = load;
        this.first = first;
        this.failure = failure;
    }

    @Override
    public void configure() {
        onException(Exception.class).process(exchange -> failure.completeExceptionally(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
        AggregationStrategy gather = AggregateRoute::gather;
        fromF("kafka:%s?brokers=%s&groupId=peer-%s&autoOffsetReset=earliest&valueDeserializer=%s"
                + "&maxPollRecords=%d&consumersCount=%d&fetchMinBytes=1048576&fetchWaitMaxMs=100",
                load.topic(), load.bootstrapServers(), UUID.randomUUID(), BulkRoute.BYTES, BulkRoute.BULK,
                CONSUMERS)
                .process(_ -> first.compareAndSet(0, System.nanoTime()))
                .aggregate(constant(true), gather)
                .completionSize(BulkRoute.BULK)
                .completionTimeout(LINGER_MILLIS)
                .executorService(getContext().getExecutorServiceManager()
                        .newFixedThreadPool(this, "bulks", IN_FLIGHT))
                .process(this::bulk)
                .toF("elasticsearch:peer?operation=Bulk&indexName=%s&hostAddresses=%s", load.index(),
                        load.elasticsearch().getAuthority())
                .process(BulkRoute::check);
    }

    private static Exchange gather(@Nullable Exchange gathered, Exchange next) {
        if (gathered == null) {
            List<BulkOperation> operations = new ArrayList<>();
            operations.add(BulkRoute.operation(next));
            next.getMessage().setBody(operations);
            return next;
        }
        operations(gathered).add(BulkRoute.operation(next));
        return gathered;
    }

    private void bulk(Exchange gathered) {
        gathered.getMessage()
                .setBody(new BulkRequest.Builder().index(load.index()).operations(operations(gathered)));
    }

    @SuppressWarnings("unchecked") // the body is what gather made it
    private static List<BulkOperation> operations(Exchange gathered) {
        return gathered.getMessage().getBody(List.class);
    }
}
