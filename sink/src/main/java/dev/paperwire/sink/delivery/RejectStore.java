package dev.paperwire.sink.delivery;

import dev.paperwire.listing.Reject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/** Where refused records go. */
public interface RejectStore extends AutoCloseable {
    /** A refused record with the headers that it came with. */
    record Refusal(Reject reject, Headers headers) {}

    /** Whether refused records of this channel are stored; those of the rejects' own channel are not, or they went round for ever. */
    boolean takes(String fromChannel);

    /**
     * Stores refusals and commits offsets behind them, both or neither.
     *
     * @return whether that happened; if not, it is to be tried again
     */
    boolean store(List<Refusal> refusals, Map<TopicPartition, Long> offsets, ConsumerGroupMetadata group);

    @Override
    void close();
}
