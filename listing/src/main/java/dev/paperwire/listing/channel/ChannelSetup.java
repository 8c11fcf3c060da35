package dev.paperwire.listing.channel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the Kafka topics that are missing, with the settings of their channels; leaves those that exist alone. */
public final class ChannelSetup {
    private ChannelSetup() {}

    /**
     * Creates what is missing. Several services may do so at once. The replication factor is the cluster's default.
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
        for (var outcome : admin.createTopics(missing).values().entrySet()) {
            try {
                outcome.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                created.remove(outcome.getKey());
            }
        }
        return Set.copyOf(created);
    }
}
