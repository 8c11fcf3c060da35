package dev.paperwire.listing.channel;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic of the pipeline.
 *
 * @param name the Kafka topic's name
 * @param key how keys are written
 * @param value how values are written
 * @param partitions how many partitions it is created with
 * @param settings the topic settings it is created with
 * @param <K> the key
 * @param <V> the value
 */
public record Channel<K, V>(String name, Serde<K> key, Serde<V> value, int partitions,
        Map<String, String> settings) {
    public Channel {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    name + ": " + partitions + " partitions, at least 1 is needed");
        }
        settings = Map.copyOf(settings);
    }
}
