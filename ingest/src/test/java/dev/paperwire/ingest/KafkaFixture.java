package dev.paperwire.ingest;

import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.embedded.KafkaRecords;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A real broker, and what lies on its topics. */
final class KafkaFixture implements AutoCloseable {
    private final EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults());

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** All values on a topic, partition by partition. */
    List<byte[]> values(String topic) {
        return records(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** All records on a topic, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return KafkaRecords.all(Map.copyOf(kafka.clientProperties()), topic);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
