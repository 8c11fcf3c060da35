package dev.paperwire.enrich.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions().forEach(partition -> {
                TopicPartition place = new TopicPartition(topic.name(), partition.partition());
                ends.put(place, OffsetSpec.latest());
                starts.put(place, OffsetSpec.earliest());
            });
        }
        Map<TopicPartition, Long> first = offsets(starts);
        return offsets(ends).entrySet().stream().mapToLong(end -> {
            OffsetAndMetadata done = committed.get(end.getKey());
            long from = done == null ? first.getOrDefault(end.getKey(), 0L) : done.offset();
            return Math.max(0, end.getValue() - from);
        }).sum();
    }

    private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(wanted).all().get();
        return found.entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
