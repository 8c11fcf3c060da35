package dev.paperwire.ingest.publish;

import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.ChannelAccess;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.service.RejectLines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes listings, retractions of listings, and as rejects what could not be read as one. Each record's outcome is reported exactly once, on
 * Kafka's own thread or on the caller's. A caller that is faster than Kafka is held back by the producer's buffer
 * ({@code buffer.memory}), for at most {@code max.block.ms}; a record is given up after {@code delivery.timeout.ms}. Safe
 * for any number of threads.
 */
public final class ListingPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListingPublisher.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);
    private static final int MAX_CHANNEL_NAME = 249;
    /** Each batch is compressed by itself: small ones, as Kafka's own 16 KB, cost more of it and come out larger. */
    private static final int BATCH_BYTES = 256 * 1024;
    /** What a user may set otherwise. */
    private static final Map<String, String> USUAL = Map.of(
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(BATCH_BYTES),
            ProducerConfig.LINGER_MS_CONFIG, "20",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000",
            ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(64 * 1024 * 1024),
            ProducerConfig.CLIENT_ID_CONFIG, "paperwire-ingest",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "60000");
    /** What the promise of at least one delivery rests on. */
    private static final Map<String, String> REQUIRED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(Channels.MAX_REJECT_BYTES));

    private final Producer<byte[], byte[]> producer;
    private final Channels channels;
    private final InstantSource clock;

    ListingPublisher(Producer<byte[], byte[]> producer, Channels channels, InstantSource clock) {
        this.producer = producer;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Connects to Kafka and creates the topics that are missing.
     *
     * @param kafka properties of Kafka's clients, {@code bootstrap.servers} among them
     * @throws KafkaUnavailable if Kafka does not answer within {@code default.api.timeout.ms} or refuses
     */
    public static ListingPublisher open(Map<String, String> kafka, Channels channels)
            throws KafkaUnavailable, InterruptedException {
        Map<String, Object> properties = new HashMap<>(USUAL);
        properties.putAll(kafka);
        properties.putAll(REQUIRED);
        List<Channel<?, ?>> written = List.of(channels.listings(), channels.rejects());
        try (Admin admin = Admin.create(properties)) {
            ChannelSetup.createMissing(admin, written);
            new ChannelAccess(List.of(), written).require(admin);
        } catch (ExecutionException e) {
            throw KafkaUnavailable.at(kafka, e);
        } catch (KafkaException e) {
            throw KafkaUnavailable.at(kafka, e);
        }
        try {
            var producer = new KafkaProducer<>(properties, new ByteArraySerializer(),
                    new ByteArraySerializer());
            return new ListingPublisher(producer, channels, InstantSource.system());
        } catch (KafkaException e) {
            throw KafkaUnavailable.at(kafka, e);
        }
    }

    /** Sends a listing. */
    public void publish(Listing listing, Consumer<Publication> report) {
        publish(new Outcome.Found(listing), report);
    }

    /** Sends a listing as it was found. */
    public void publish(Outcome.Found found, Consumer<Publication> report) {
        send(new ProducerRecord<>(channels.listings().name(), ListingKey.of(found.listing()),
                found.json().getBytes(StandardCharsets.UTF_8)), report);
    }

    /**
     * Sends a retraction: a record without value, whose key names what is taken back.
     *
     * @param at until when: what the source lists later stands
     */
    public void retract(Outcome.Retracted retracted, Instant at, Consumer<Publication> report) {
        send(new ProducerRecord<byte[], byte @Nullable []>(channels.listings().name(), null,
                at.toEpochMilli(),
                ListingKey.of(retracted), null), report);
    }

    /**
     * Sends what could not be used to the rejects.
     *
     * @param document the address or name of the document, which is the reject's key and stands for the channel it came from
     */
    public void reject(Outcome.Refused refused, String document, Consumer<Publication> report) {
        String shown = document.isBlank() ? "document" : document;
        Reject reject = new Reject(shown.getBytes(StandardCharsets.UTF_8), refused.original(),
                Reject.Stage.INGEST, "unreadable",
                refused.place() + ": " + refused.reason(),
                shown.length() <= MAX_CHANNEL_NAME ? shown : shown.substring(0, MAX_CHANNEL_NAME), -1, -1,
                clock.instant(), 1);
        RejectLines.log(LOG, reject);
        send(RejectHeaders.toRecord(reject, channels.rejects().name()), report);
    }

    private void send(ProducerRecord<byte[], byte @Nullable []> message, Consumer<Publication> report) {
        try {
            var _ = producer.send(message, (metadata, failure) -> report.accept(failure == null
                    ? new Publication.Acknowledged(metadata.partition(), metadata.offset())
                    : new Publication.Failed(reason(failure))));
        } catch (KafkaException | IllegalStateException e) {
            report.accept(new Publication.Failed(reason(e)));
        }
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }

    /** Waits until everything sent so far has its outcome, at most {@code delivery.timeout.ms}. */
    public void flush() {
        producer.flush();
    }

    /** Sends what is waiting, for at most 30 seconds; what then is not acknowledged is reported as failed. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
