package dev.paperwire.listing.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the Kafka topics that are missing, with the settings of their channels; leaves those that exist alone. */
public final class ChannelSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private ChannelSetup() {}

    /**
     * Creates what is missing, and waits until it can be written. Several services may do so at once. The replication factor is the cluster's default.
     *
     * @return the names of the topics that this call created
     * @throws ExecutionException with Kafka's own exception as its cause, where a topic can neither be found nor created
     */
    public static Set<String> createMissing(Admin admin, Collection<? extends Channel<?, ?>> channels)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = channels.stream()
                .filter(channel -> !existing.contains(channel.name()))
                .map(channel -> new NewTopic(channel.name(), Optional.of(channel.partitions()),
                        Optional.empty())
                        .configs(channel.settings()))
                .toList();
        Set<String> created = missing.stream().map(NewTopic::name).collect(Collectors.toSet());
        Set<String> forbidden = new TreeSet<>();
        for (var outcome : admin.createTopics(missing).values().entrySet()) {
            try {
                outcome.getValue().get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case TopicExistsException _ -> created.remove(outcome.getKey());
                    case TopicAuthorizationException _ -> forbidden.add(outcome.getKey());
                    case null, default -> throw e;
                }
            }
        }
        if (!forbidden.isEmpty()) {
            throw new ExecutionException(new TopicAuthorizationException(
                    "neither DESCRIBE nor CREATE on the topics " + String.join(", ", forbidden), forbidden));
        }
        awaitLeaders(admin, missing, created);
        return Set.copyOf(created);
    }

    /**
     * A broker that learns of a partition between two records of an idempotent producer may take the second and never the
     * first (KAFKA-15591): nobody is to write before the leaders know what they lead.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics, Set<String> created)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        topics.stream().filter(topic -> created.contains(topic.name())).forEach(topic -> {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        });
        patiently(() -> admin.listOffsets(partitions).all());
    }

    /**
     * Asks until there is an answer or a failure that lasts: what was made a moment ago, here or by another service, is not known
     * to every broker yet.
     */
    static <T> T patiently(Supplier<KafkaFuture<T>> question)
            throws ExecutionException, InterruptedException {
        for (long begun = System.nanoTime();; Thread.sleep(PAUSE)) {
            try {
                return question.get().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)
                        || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }
}
