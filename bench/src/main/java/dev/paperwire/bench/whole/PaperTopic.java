package dev.paperwire.bench.whole;

import dev.paperwire.bench.sink.DocumentProducer;
import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.document.PaperRendering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Papers in Kafka, as plain clients see them. */
final class PaperTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private PaperTopic() {}

    static KafkaConsumer<byte[], byte[]> consumer(Bed bed, Map<String, String> others) {
        Map<String, Object> properties = new HashMap<>(bed.clientProperties());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        properties.putAll(others);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.poll(POLL);
    }

    static long revision(ConsumerRecord<byte[], byte[]> paper) {
        return Long.parseLong(new String(paper.headers().lastHeader(PaperRendering.REVISION).value(), UTF_8));
    }

    /** The newest revision of each paper of a channel that nobody writes to any more. */
    static List<Document> read(Bed bed, Channels channels) {
        Map<String, Document> newest = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bed, Map.of())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < Bed.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(channels.papers().name(), partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<byte[], byte[]> paper : poll(consumer)) {
                    String id = new String(paper.key(), UTF_8);
                    if (paper.value() == null) {
                        newest.remove(id);
                    } else {
                        newest.put(id, new Document(id, revision(paper), paper.value()));
                    }
                }
            }
        }
        return List.copyOf(newest.values());
    }

    /** Publishes papers; returns when Kafka has them all. */
    static void write(Bed bed, Channels channels, List<Document> documents) throws Exception {
        DocumentProducer.send(bed.clientProperties(), channels.papers().name(), documents);
    }
}
