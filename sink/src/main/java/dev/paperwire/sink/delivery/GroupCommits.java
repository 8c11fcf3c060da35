package dev.paperwire.sink.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offsets of a consumer group. Those that pass refusals are committed by the transaction that stores these; where it is not
 * known whether a transaction happened, the group's offsets tell.
 */
final class GroupCommits implements Commits {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommits.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;
    private final TransactionalRejects rejects;
    private boolean inDoubt;

    GroupCommits(Consumer<?, ?> consumer, TransactionalRejects rejects) {
        this.consumer = consumer;
        this.rejects = rejects;
    }

    @Override
    public boolean keeps(String fromChannel) {
        return !fromChannel.equals(rejects.channel());
    }

    @Override
    public Map<TopicPartition, Long> commit(Map<TopicPartition, Long> offsets, List<Refusal> refusals) {
        try {
            if (inDoubt) {
                Map<TopicPartition, Long> known = committed(offsets);
                inDoubt = false;
                return known;
            }
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
            offsets.forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
            if (refusals.isEmpty()) {
                consumer.commitSync(positions, TIMEOUT);
                return offsets;
            }
            inDoubt = !rejects.store(refusals, positions, consumer.groupMetadata());
            return inDoubt ? Map.of() : offsets;
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            LOG.warn("offsets could not be committed, they are tried again: {}", e.toString());
            return Map.of();
        }
    }

    /** Waits, as every reader of committed offsets does, until no transaction on them is open. */
    private Map<TopicPartition, Long> committed(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Long> known = new HashMap<>();
        consumer.committed(offsets.keySet(), TIMEOUT).forEach((partition, committed) -> {
            if (committed != null) {
                known.put(partition, committed.offset());
            }
        });
        return known;
    }
}
