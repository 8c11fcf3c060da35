package dev.paperwire.bench.peers;

import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Batches of Kafka's records as bulk requests. The batching consumer hands on what a poll gave and commits it when the
 * route is through with it, so that a document is written at least once; each of the consumers has one bulk under way.
 */
final class BulkRoute extends RouteBuilder {
    static final int BULK = 1000;
    private static final int CONSUMERS = 4;
    static final String BYTES = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

    private final Load load;
    private final AtomicLong first;
    private final CompletableFuture<Void> failure;

    /**
     * A route.
     *
     * @param first takes {@link System#nanoTime} of the first record
     * @param failure takes the first failure
     */
    BulkRoute(Load load, AtomicLong first, CompletableFuture<Void> failure) {
        this.load = load;
        this.first = first;
        this.failure = failure;
    }

    @Override
    public void configure() {
        onException(Exception.class).process(exchange -> failure.completeExceptionally(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
        fromF("kafka:%s?brokers=%s&groupId=peer-%s&autoOffsetReset=earliest&valueDeserializer=%s"
                + "&batching=true&maxPollRecords=%d&pollTimeoutMs=100&batchingIntervalMs=500&consumersCount=%d"
                + "&fetchMinBytes=1048576&fetchWaitMaxMs=100",
                load.topic(), load.bootstrapServers(), UUID.randomUUID(), BYTES, BULK, CONSUMERS)
                .process(this::bulk)
                .toF("elasticsearch:peer?operation=Bulk&indexName=%s&hostAddresses=%s", load.index(),
                        load.elasticsearch().getAuthority())
                .process(BulkRoute::check);
    }

    private void bulk(Exchange batch) {
        first.compareAndSet(0, System.nanoTime());
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(load.index());
        for (Object each : batch.getMessage().getBody(List.class)) {
            bulk.operations(operation((Exchange) each));
        }
        batch.getMessage().setBody(bulk);
    }

    /** Writes a record under its key. */
    static BulkOperation operation(Exchange kafkaRecord) {
        String id = kafkaRecord.getMessage().getHeader(KafkaConstants.KEY, String.class);
        BinaryData json = BinaryData.of(kafkaRecord.getMessage().getBody(byte[].class),
                ContentType.APPLICATION_JSON);
        return BulkOperation.of(operation -> operation.index(index -> index.id(id).document(json)));
    }

    /** Fails for the first document that was refused. */
    static void check(Exchange exchange) {
        for (Object each : exchange.getMessage().getBody(List.class)) {
            if (each instanceof BulkResponseItem item && item.error() != null) {
                throw new IllegalStateException(item.id() + ": " + item.error());
            }
        }
    }
}
