package dev.paperwire.sink.delivery;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where progress is kept, and what was refused. */
interface Commits {
    /** Whether refused records of this channel are kept; those of the rejects' own are not, or they would go round for ever. */
    boolean keeps(String fromChannel);

    /**
     * Keeps the refusals and the offsets, all or nothing.
     *
     * @param offsets from where each partition is to be read again
     * @param refusals those that the offsets pass
     * @return the offsets that are kept now, empty if nothing is known to be; then it is to be tried again
     */
    Map<TopicPartition, Long> commit(Map<TopicPartition, Long> offsets, List<Refusal> refusals);
}
