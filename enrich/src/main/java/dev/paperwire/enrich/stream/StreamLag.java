package dev.paperwire.enrich.stream;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far an application is behind what it reads, over all copies: committed offsets against the ends of its topics. */
final class StreamLag {
    private static final String REPARTITION = "-repartition";

    private final Admin admin;
    private final String applicationId;
    private final String listings;

    StreamLag(Admin admin, String applicationId, String listings) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.listings = listings;
    }

    /**
     * Records that are not processed yet, in the listings' channel and on the way between the steps; markers of transactions count
     * too. Zero means that everything that was in the listings' channel before the call is processed and committed.
     */
    long records() throws ExecutionException, InterruptedException {
        Set<String> topics = new TreeSet<>(Set.of(listings));
        for (String name : admin.listTopics().names().get()) {
            if (name.startsWith(applicationId + "-") && name.endsWith(REPARTITION)) {
                topics.add(name);
            }
        }
        // Committed offsets first: what is committed after that is merely counted as still to do.
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
        List<TopicPartition> places = partitions(topics);
        Map<TopicPartition, Long> first = offsets(places, OffsetSpec.earliest(),
                IsolationLevel.READ_UNCOMMITTED);
        return ends(places, IsolationLevel.READ_UNCOMMITTED).entrySet().stream().mapToLong(end -> {
            OffsetAndMetadata done = committed.get(end.getKey());
            long from = done == null ? first.getOrDefault(end.getKey(), 0L) : done.offset();
            return Math.max(0, end.getValue() - from);
        }).sum();
    }

    /**
     * Records of these topics that readers of committed records do not see yet. A transaction ends on one partition after the
     * other, and that of the offsets may be the first: right after it results are still hidden.
     */
    long hidden(Set<String> topics) throws ExecutionException, InterruptedException {
        List<TopicPartition> places = partitions(topics);
        Map<TopicPartition, Long> all = ends(places, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> seen = ends(places, IsolationLevel.READ_COMMITTED);
        return places.stream()
                .mapToLong(place -> all.getOrDefault(place, 0L) - seen.getOrDefault(place, 0L))
                .filter(difference -> difference > 0)
                .sum();
    }

    private List<TopicPartition> partitions(Set<String> topics)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .stream()
                .flatMap(topic -> topic.partitions()
                        .stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> places, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        return offsets(places, OffsetSpec.latest(), isolation);
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> places, OffsetSpec which,
            IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = places.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> which));
        return admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
