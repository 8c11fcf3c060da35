package dev.paperwire.sink.delivery;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.paperwire.sink.document.Operation;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Sends bulks without waiting for them. The bytes of a document go from the Kafka record to the connection as they are. */
final class BulkSender {
    private static final String TIMEOUT = "30s";
    /** What is looked at: an answer in full costs the cluster and this process more than all else about it. */
    private static final String ANSWER = "took,errors,items.*._index,items.*.status,items.*.error";

    private final ElasticsearchAsyncClient client;
    private final boolean requireAlias;

    BulkSender(ElasticsearchAsyncClient client, boolean requireAlias) {
        this.client = client.withTransportOptions(options -> options.setParameter("filter_path", ANSWER));
        this.requireAlias = requireAlias;
    }

    /** Sends; the answer comes on a thread of the client, which must not be held up. */
    void send(List<Item> items, Consumer<Answer> then) {
        long begun = System.nanoTime();
        var request = new BulkRequest.Builder().requireAlias(requireAlias)
                .timeout(time -> time.time(TIMEOUT))
                .operations(items.stream().map(BulkSender::operation).toList())
                .build();
        var _ = client.bulk(request)
                .whenComplete((response, failure) -> then.accept(failure == null
                        ? new Answer.Each(items, response.items(), System.nanoTime() - begun)
                        : new Answer.Failure(items, unwrapped(failure))));
    }

    private static BulkOperation operation(Item item) {
        return switch (item.operation()) {
            case Operation.Index(var id, var version, var source) ->
                BulkOperation.of(bulk -> bulk.index(index -> index
                        .index(item.index())
                        .id(id)
                        .version(version)
                        .versionType(VersionType.External)
                        .document(BinaryData.of(source, ContentType.APPLICATION_JSON))));
            case Operation.Create(var id, var source) -> BulkOperation.of(bulk -> bulk.create(create -> create
                    .index(item.index())
                    .id(id)
                    .document(BinaryData.of(source, ContentType.APPLICATION_JSON))));
            case Operation.Delete(var id, var version) ->
                BulkOperation.of(bulk -> bulk.delete(delete -> delete
                        .index(item.index())
                        .id(id)
                        .version(version)
                        .versionType(VersionType.External)));
        };
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }
}
