package dev.paperwire.enrich.rejects;

import dev.paperwire.listing.channel.RejectHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rejects' channel from its beginning to its present end.
 *
 * @param consumer reads committed records; belongs to the caller
 * @param channel the channel's name
 */
record RejectLog(KafkaConsumer<byte[], byte[]> consumer, String channel) {
    private static final Logger LOG = LoggerFactory.getLogger(RejectLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    void forEach(RejectFilter filter, Consumer<Filed> action) {
        List<TopicPartition> places = consumer.partitionsFor(channel)
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(places);
        consumer.seekToBeginning(places);
        Map<TopicPartition, Long> ends = consumer.endOffsets(places);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
                read(one, filter, action);
            }
        }
    }

    private static void read(ConsumerRecord<byte[], byte[]> one, RejectFilter filter,
            Consumer<Filed> action) {
        try {
            Filed filed = new Filed(one.partition(), one.offset(),
                    RejectHeaders.read(one.key(), one.value(), one.headers()));
            if (filter.matches(filed.reject())) {
                action.accept(filed);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("{} partition {} offset {} is no reject: {}", one.topic(), one.partition(), one.offset(),
                    e.getMessage());
        }
    }
}
