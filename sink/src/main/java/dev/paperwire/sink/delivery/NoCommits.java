package dev.paperwire.sink.delivery;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** For a delivery that always begins at the beginning and has its refusals stored by another. */
final class NoCommits implements Commits {
    @Override
    public boolean keeps(String fromChannel) {
        return false;
    }

    @Override
    public Map<TopicPartition, Long> commit(Map<TopicPartition, Long> offsets, List<Refusal> refusals) {
        return offsets;
    }
}
