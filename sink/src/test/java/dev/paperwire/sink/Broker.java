package dev.paperwire.sink;

import dev.paperwire.embedded.KafkaRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on a broker and reads them back. */
final class Broker implements AutoCloseable {
    private final Map<String, Object> client;
    private final KafkaProducer<byte[], byte[]> producer;

    Broker(Map<String, String> client) {
        this.client = new HashMap<>(client);
        this.producer = new KafkaProducer<>(this.client, new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Everything that is on a topic now, as a reader of committed records sees it. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("isolation.level", "read_committed");
        return KafkaRecords.all(config, topic);
    }

    @Override
    public void close() {
        producer.close();
    }
}
