package dev.paperwire.sink.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record that was received.
 *
 * @param kafkaRecord the record
 * @param tenure which of the times that its partition belonged to this consumer; an answer of an earlier one counts no more
 */
record Entry(ConsumerRecord<byte[], byte[]> kafkaRecord, int tenure) {
    TopicPartition partition() {
        return new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition());
    }

    long offset() {
        return kafkaRecord.offset();
    }
}
