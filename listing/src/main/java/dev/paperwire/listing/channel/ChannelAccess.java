package dev.paperwire.listing.channel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * What a service must be allowed to do with channels. Asked before anything is begun: a producer hears that it may not write
 * only at its first record, and a stream only when a thread has died of it.
 *
 * @param read channels that are read
 * @param written channels that are written
 */
public record ChannelAccess(Collection<? extends Channel<?, ?>> read,
        Collection<? extends Channel<?, ?>> written) {
    public ChannelAccess {
        read = List.copyOf(read);
        written = List.copyOf(written);
    }

    /**
     * Asks Kafka; the channels must be there.
     *
     * @throws ExecutionException with a {@link TopicAuthorizationException} that names all that is not allowed, or another of
     *     Kafka's own as its cause
     */
    public void require(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> all = names(Stream.concat(read.stream(), written.stream()));
        var topics = ChannelSetup.patiently(() -> admin
                .describeTopics(all, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames());
        TreeMap<AclOperation, Set<String>> missing = new TreeMap<>();
        find(topics.values(), names(read.stream()), AclOperation.READ, missing);
        find(topics.values(), names(written.stream()), AclOperation.WRITE, missing);
        if (!missing.isEmpty()) {
            throw new ExecutionException(new TopicAuthorizationException(missing.entrySet()
                    .stream()
                    .map(one -> one.getKey() + " on the topics " + String.join(", ", one.getValue()))
                    .collect(Collectors.joining("; "))));
        }
    }

    /**
     * Asks Kafka whether a consumer group may be used, which need not be there yet.
     *
     * @throws ExecutionException with Kafka's own exception as its cause if not
     */
    public static void requireGroup(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    }

    private static void find(Collection<TopicDescription> topics, Set<String> names, AclOperation operation,
            TreeMap<AclOperation, Set<String>> missing) {
        for (TopicDescription topic : topics) {
            Set<AclOperation> allowed = topic.authorizedOperations();
            // A broker that is too old to tell says nothing.
            if (names.contains(topic.name()) && allowed != null && !allowed.isEmpty()
                    && !allowed.contains(operation)) {
                missing.computeIfAbsent(operation, _ -> new TreeSet<>()).add(topic.name());
            }
        }
    }

    private static Set<String> names(Stream<? extends Channel<?, ?>> channels) {
        return channels.map(Channel::name).collect(Collectors.toSet());
    }
}
