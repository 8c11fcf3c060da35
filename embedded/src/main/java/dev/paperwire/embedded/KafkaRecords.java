package dev.paperwire.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is on a topic. */
public final class KafkaRecords {
    private static final Duration POLL = Duration.ofMillis(200);

    private KafkaRecords() {}

    /**
     * Everything that is on a topic when this is called, partition by partition.
     *
     * @param consumer properties of a consumer, {@code isolation.level} perhaps among them
     */
    public static List<ConsumerRecord<byte[], byte[]>> all(Map<String, Object> consumer, String topic) {
        try (var reader = new KafkaConsumer<>(consumer, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic)
                    .stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }
}
