package dev.paperwire.bench.peers;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Documents into an index through Flink's own base for asynchronous sinks and the Elasticsearch client, which is how Flink's
 * connector for Elasticsearch 8 is made. The connectors for Elasticsearch 7 cannot read what Elasticsearch 9 answers.
 */
final class BulkSink extends AsyncSinkBase<Tuple2<String, byte[]>, Tuple2<String, byte[]>> {
    private static final long serialVersionUID = 1;
    private static final int BULK = 1000;
    private static final int IN_FLIGHT = 2;
    private static final int BUFFERED = 10 * BULK;
    private static final long BULK_BYTES = 5L << 20;
    private static final long RECORD_BYTES = 1L << 20;
    private static final long LINGER_MILLIS = 500;

    private final URI elasticsearch;
    private final String index;

    BulkSink(URI elasticsearch, String index) {
        super((document, _) -> document, BULK, IN_FLIGHT, BUFFERED, BULK_BYTES, LINGER_MILLIS, RECORD_BYTES);
        this.elasticsearch = elasticsearch;
        this.index = index;
    }

    @Override
    public BulkWriter createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public BulkWriter restoreWriter(WriterInitContext context,
            Collection<BufferedRequestState<Tuple2<String, byte[]>>> buffered) {
        AsyncSinkWriterConfiguration limits = AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .build();
        return new BulkWriter(getElementConverter(), context, limits, buffered, elasticsearch, index);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<Tuple2<String, byte[]>>> getWriterStateSerializer() {
        return new BufferedDocuments();
    }
}
