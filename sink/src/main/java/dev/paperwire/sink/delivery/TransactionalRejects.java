package dev.paperwire.sink.delivery;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.sink.cluster.Misconfigured;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rejects on their channel. They and the offsets behind them are one transaction, so that a reject is there once, whenever
 * the process ends. Connects at the first reject. Belongs to one thread.
 */
public final class TransactionalRejects implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalRejects.class);
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    private static final int COMMIT_TRIES = 10;

    private final Map<String, Object> kafka;
    private final String channel;
    private final String group;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * Prepares.
     *
     * @param kafka settings of the Kafka client
     * @param channel the Kafka topic of the rejects
     * @param group the consumer group whose offsets are committed
     */
    public TransactionalRejects(Map<String, String> kafka, String channel, String group) {
        this.kafka = new HashMap<>(kafka);
        this.channel = channel;
        this.group = group;
    }

    String channel() {
        return channel;
    }

    /**
     * Stores refusals and commits offsets behind them.
     *
     * @return whether that is known to have happened
     * @throws Misconfigured if no retry can help
     */
    boolean store(List<Refusal> refusals, Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata metadata) {
        try {
            Producer<byte[], byte[]> open = open();
            open.beginTransaction();
            for (Refusal refusal : refusals) {
                var _ = open.send(toRecord(refusal));
            }
            open.sendOffsetsToTransaction(offsets, metadata);
            commit(open);
            LOG.info("stored {} rejects", refusals.size());
            return true;
        } catch (KafkaException e) {
            misconfigured(e);
            LOG.warn("rejects could not be stored, they are tried again: {}", e.toString());
            // The next one has a new transactional id: the broker ends the old transaction, and nobody reads of it.
            close();
            return false;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<byte[], byte[]> open() {
        if (producer == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-" + UUID.randomUUID());
            config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS / 3);
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Channels.MAX_REJECT_BYTES);
            config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            Producer<byte[], byte[]> made = new KafkaProducer<>(config);
            producer = made;
            made.initTransactions();
        }
        return producer;
    }

    private ProducerRecord<byte[], byte[]> toRecord(Refusal refusal) {
        ProducerRecord<byte[], byte[]> kafkaRecord = RejectHeaders.toRecord(refusal.reject(), channel);
        refusal.headers().forEach(header -> {
            if (kafkaRecord.headers().lastHeader(header.key()) == null) {
                kafkaRecord.headers().add(header);
            }
        });
        return kafkaRecord;
    }

    private void misconfigured(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case AuthenticationException _,AuthorizationException _ -> throw new Misconfigured(
                        "Kafka forbids to write rejects (" + cause.getMessage()
                                + "): the user needs WRITE on " + channel
                                + ", WRITE and DESCRIBE on transactional ids that begin with " + group
                                + ", and READ on group " + group,
                        failure);
                case RecordTooLargeException _ -> throw new Misconfigured("a reject is larger than " + channel
                        + " takes: set its max.message.bytes to " + Channels.MAX_REJECT_BYTES, failure);
                default -> {}
            }
        }
    }

    /** A commit that timed out may have happened: only asking again tells. */
    private static void commit(Producer<byte[], byte[]> producer) {
        for (int tries = 1;; tries++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (tries == COMMIT_TRIES) {
                    throw e;
                }
                LOG.warn("Kafka has not yet answered the commit of rejects");
            }
        }
    }
}
