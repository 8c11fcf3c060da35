package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.service.RejectLines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka Streams does with a record that fails where the topology does not see it (KIP-1033, KIP-1034). A record whose bytes
 * are at hand, and without which the state stays right, becomes a reject and the stream goes on: one that cannot be
 * deserialised, a listing at which the first step throws, a paper that is too large for its channel. Anything else is a
 * fault of the code or of the cluster, and stops the thread.
 */
public final class RejectingHandler
        implements
            DeserializationExceptionHandler,
            ProcessingExceptionHandler,
            ProductionExceptionHandler {
    /** The step that reads a listing and touches no state. */
    static final String FIRST_STEP = "read";

    private static final Logger LOG = LoggerFactory.getLogger(RejectingHandler.class);
    private static final String CHANNEL_PREFIX = "paperwire.channels.prefix";

    private String papers = "";
    private String rejects = "";

    /** Made by Kafka Streams, which then calls {@link #configure}. */
    public RejectingHandler() {}

    static Map<String, Object> properties(Channels channels) {
        return Map.of(CHANNEL_PREFIX, channels.prefix(),
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RejectingHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RejectingHandler.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RejectingHandler.class);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Channels channels = new Channels(String.valueOf(configs.get(CHANNEL_PREFIX)), 1);
        papers = channels.papers().name();
        rejects = channels.rejects().name();
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(ErrorHandlerContext context,
            ConsumerRecord<byte[], byte[]> raw,
            Exception exception) {
        return DeserializationExceptionHandler.Response.resume(List.of(reject(context, "undeserialisable",
                exception, raw.key(), raw.value(), raw.headers())));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(ErrorHandlerContext context, Record<?, ?> failed,
            Exception exception) {
        return FIRST_STEP.equals(context.processorNodeId())
                ? ProcessingExceptionHandler.Response.resume(
                        List.of(reject(context, "processing-failed", exception, context.sourceRawKey(),
                                context.sourceRawValue(), failed.headers())))
                : ProcessingExceptionHandler.Response.fail();
    }

    @Override
    public ProductionExceptionHandler.Response handleError(ErrorHandlerContext context,
            ProducerRecord<byte[], byte[]> unsent,
            Exception exception) {
        return exception instanceof RecordTooLargeException && unsent.topic().equals(papers)
                ? ProductionExceptionHandler.Response
                        .resume(List.of(reject(context, "too-large-to-write", exception,
                                unsent.key(), unsent.value(), unsent.headers())))
                : ProductionExceptionHandler.Response.fail();
    }

    @Override
    public ProductionExceptionHandler.Response handleSerializationError(ErrorHandlerContext context,
            @SuppressWarnings("rawtypes") ProducerRecord unsent, Exception exception,
            SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.fail();
    }

    private ProducerRecord<byte[], byte[]> reject(ErrorHandlerContext context, String reason,
            Exception exception,
            byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        Throwable cause = exception.getCause() == null ? exception : exception.getCause();
        Reject reject = new Reject(key, value, Reject.Stage.ENRICH, reason, Refusals.oneLine(cause),
                context.topic(), context.partition(), context.offset(), Instant.now(),
                Refusals.attempts(headers) + 1);
        RejectLines.log(LOG, reject);
        return RejectHeaders.toRecord(reject, rejects);
    }
}
