package dev.paperwire.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** Sinks that share their work, as the broker sees them. */
final class SinkGroup {
    private final Admin admin;
    private final String name;
    private final Collection<String> channels;

    SinkGroup(Admin admin, String name, Collection<String> channels) {
        this.admin = admin;
        this.name = name;
        this.channels = channels;
    }

    /** Whether the group has just these two members, each with a partition of the channel. */
    boolean bothHave(String channel, String client, String other) throws Exception {
        return members().size() == 2 && members().stream()
                .filter(member -> member.assignment()
                        .topicPartitions()
                        .stream()
                        .anyMatch(partition -> partition.topic().equals(channel)))
                .map(MemberDescription::clientId)
                .collect(Collectors.toSet())
                .equals(Set.of(client, other));
    }

    Collection<MemberDescription> members() throws Exception {
        return admin.describeConsumerGroups(List.of(name)).describedGroups().get(name).get().members();
    }

    /** How many committed records of its channels are not behind its offsets; -1 while the broker does not answer. */
    long lag() throws Exception {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(channels)
                    .allTopicNames()
                    .get()
                    .forEach((channel, topic) -> topic.partitions()
                            .forEach(partition -> wanted.put(
                                    new TopicPartition(channel, partition.partition()),
                                    OffsetSpec.latest())));
            var ends = admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            var committed = admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream().mapToLong(end -> {
                var behind = committed.get(end.getKey());
                return Math.max(0, end.getValue().offset() - (behind == null ? 0 : behind.offset()));
            }).sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return -1;
            }
            throw e;
        }
    }
}
