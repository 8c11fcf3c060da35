package dev.paperwire.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's clients as the sink uses them: consumers see only committed records and hold no more than they must. */
final class KafkaClients {
    private static final int POLL_RECORDS = 2000;
    private static final int FETCH_BYTES = 2 << 20;
    private static final int PARTITION_FETCH_BYTES = 1 << 20;

    private KafkaClients() {}

    static Consumer<byte[], byte[]> consumer(Map<String, String> kafka) {
        return new KafkaConsumer<>(config(kafka));
    }

    static Consumer<byte[], byte[]> consumer(Map<String, String> kafka, String group) {
        Map<String, Object> config = config(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(config);
    }

    /** Kafka's id of a topic, which another topic of the same name does not have. */
    static Uuid topicId(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var topics = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return Objects.requireNonNull(topics.get(topic)).topicId();
    }

    private static Map<String, Object> config(Map<String, String> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }
}
