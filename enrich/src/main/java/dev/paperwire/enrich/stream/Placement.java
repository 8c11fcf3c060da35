package dev.paperwire.enrich.stream;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where facts are collected: on the partition where Kafka's own producers put records of that key. A listing whose producer
 * gave it its identity as key is there already, and is spared a way through Kafka.
 *
 * @param partitions how many there are
 */
record Placement(int partitions) implements StreamPartitioner<String, Fact> {
    /** The partition of an identity. */
    int of(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, @Nullable Fact fact,
            int numPartitions) {
        return Optional.of(Set.of(of(key)));
    }
}
