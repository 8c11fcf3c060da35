package dev.paperwire.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What tests say to a broker, as one user. */
record KafkaSession(Map<String, String> properties) {
    private static final int LARGEST_REQUEST = 10_000_000;

    void create(String topic) {
        try (Admin admin = Admin.create(config())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String clusterId() throws Exception {
        try (Admin admin = Admin.create(config())) {
            return admin.describeCluster().clusterId().get();
        }
    }

    void produce(String topic, String... values) throws Exception {
        for (String value : values) {
            produce(topic, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    void produce(String topic, byte[] value) throws Exception {
        Map<String, Object> config = config();
        config.put("max.request.size", LARGEST_REQUEST);
        config.put("max.block.ms", 20_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    List<byte[]> consume(String topic) {
        Map<String, Object> config = config();
        config.putIfAbsent("default.api.timeout.ms", 20_000);
        config.put("max.partition.fetch.bytes", LARGEST_REQUEST);
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    List<String> consumeText(String topic) {
        return consume(topic).stream().map(value -> new String(value, StandardCharsets.UTF_8)).toList();
    }

    private Map<String, Object> config() {
        return new HashMap<>(properties);
    }
}
