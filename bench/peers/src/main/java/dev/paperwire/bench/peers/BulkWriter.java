package dev.paperwire.bench.peers;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/** Sends bulk requests; sends again what the node was too busy for, and fails for anything else that it refused. */
final class BulkWriter extends AsyncSinkWriter<Tuple2<String, byte[]>, Tuple2<String, byte[]>> {
    private static final int BUSY = 429;

    private final ElasticsearchAsyncClient client;
    private final String index;

    BulkWriter(ElementConverter<Tuple2<String, byte[]>, Tuple2<String, byte[]>> converter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration limits,
            Collection<BufferedRequestState<Tuple2<String, byte[]>>> buffered,
            URI elasticsearch, String index) {
        super(converter, context, limits, buffered, new SimpleBatchCreator<>(limits.getMaxBatchSizeInBytes()),
                new DequeRequestBuffer<>());
        this.client = ElasticsearchAsyncClient.of(builder -> builder.host(elasticsearch));
        this.index = index;
    }

    @Override
    protected void submitRequestEntries(List<Tuple2<String, byte[]>> documents,
            ResultHandler<Tuple2<String, byte[]>> handler) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(index);
        for (Tuple2<String, byte[]> document : documents) {
            bulk.operations(operation -> operation.index(into -> into.id(document.f0)
                    .document(BinaryData.of(document.f1, ContentType.APPLICATION_JSON))));
        }
        var _ = client.bulk(bulk.build()).whenComplete((response, failure) -> {
            if (failure != null) {
                handler.completeExceptionally(
                        failure instanceof Exception exception ? exception : new IOException(failure));
            } else {
                judge(documents, response, handler);
            }
        });
    }

    private static void judge(List<Tuple2<String, byte[]>> documents, BulkResponse response,
            ResultHandler<Tuple2<String, byte[]>> handler) {
        List<Tuple2<String, byte[]>> again = new ArrayList<>();
        for (int i = 0; response.errors() && i < documents.size(); i++) {
            BulkResponseItem item = response.items().get(i);
            if (item.status() == BUSY) {
                again.add(documents.get(i));
            } else if (item.error() != null) {
                handler.completeExceptionally(new IOException(item.id() + ": " + item.error()));
                return;
            }
        }
        if (again.isEmpty()) {
            handler.complete();
        } else {
            handler.retryForEntries(again);
        }
    }

    @Override
    protected long getSizeInBytes(Tuple2<String, byte[]> document) {
        return document.f1.length;
    }

    @Override
    public void close() {
        super.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
