package dev.paperwire.sink.document;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a channel's records into operations. A pure function; never throws for what a record holds. */
@FunctionalInterface
public interface Rendering {
    Operation render(ConsumerRecord<byte[], byte[]> kafkaRecord);
}
