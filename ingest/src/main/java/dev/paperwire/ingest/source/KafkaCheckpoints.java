package dev.paperwire.ingest.source;

import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.ChannelAccess;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints in a compacted Kafka topic of one partition, {@code ingest-checkpoints}: JSON under the source's name. */
public final class KafkaCheckpoints implements Checkpoints, AutoCloseable {
    private static final String TOPIC = "ingest-checkpoints";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {
    };

    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final Map<String, Checkpoint> known = new ConcurrentHashMap<>();

    private KafkaCheckpoints(String topic, KafkaProducer<String, String> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /**
     * Reads all checkpoints there are, after creating the topic if it is missing.
     *
     * @param kafka properties of Kafka's clients
     * @throws KafkaUnavailable if Kafka does not answer or refuses
     */
    public static KafkaCheckpoints open(Map<String, String> kafka, Channels channels)
            throws KafkaUnavailable, InterruptedException {
        String topic = channels.prefix() + TOPIC;
        Map<String, Object> properties = new HashMap<>(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000", ProducerConfig.CLIENT_ID_CONFIG,
                "paperwire-ingest-checkpoints"));
        properties.putAll(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        try (Admin admin = Admin.create(properties)) {
            List<Channel<?, ?>> kept = List.of(new Channel<>(topic, Serdes.String(), Serdes.String(), 1,
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
            ChannelSetup.createMissing(admin, kept);
            new ChannelAccess(kept, kept).require(admin);
            KafkaCheckpoints checkpoints = new KafkaCheckpoints(topic,
                    new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer()));
            checkpoints.readAll(properties);
            return checkpoints;
        } catch (ExecutionException | KafkaException e) {
            throw KafkaUnavailable.at(kafka, e);
        }
    }

    private void readAll(Map<String, Object> properties) {
        Map<String, Object> reading = new HashMap<>(properties);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        reading.put(ConsumerConfig.CLIENT_ID_CONFIG, "paperwire-ingest-checkpoints-reader");
        reading.remove(ConsumerConfig.GROUP_ID_CONFIG);
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(message -> read(message.key(), message.value()));
            }
        }
    }

    private void read(String key, byte[] json) {
        if (json == null) {
            known.remove(key);
            return;
        }
        try {
            known.put(key, new Checkpoint(JSON.readValue(json, VALUES)));
        } catch (JacksonException _) {
            // Written by somebody else: the source begins again, which loses nothing.
            known.remove(key);
        }
    }

    @Override
    public Checkpoint load(String key) {
        return known.getOrDefault(key, Checkpoint.NONE);
    }

    @Override
    public void save(String key, Checkpoint checkpoint) throws KafkaUnavailable, InterruptedException {
        if (checkpoint.equals(known.get(key))) {
            return;
        }
        try {
            producer.send(new ProducerRecord<>(topic, key, JSON.writeValueAsString(checkpoint.values())))
                    .get();
            known.put(key, checkpoint);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new KafkaUnavailable(
                    "Kafka: the checkpoint of " + key + " could not be kept: " + cause.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
