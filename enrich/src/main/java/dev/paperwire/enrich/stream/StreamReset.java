package dev.paperwire.enrich.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.utils.Utils;

/**
 * Takes back everything that the application has kept: its offsets, its internal topics and the local state of this machine. When
 * it starts again, it reads all listings from the beginning and writes every paper in a new, greater revision. Papers and
 * trends themselves are left alone.
 */
public final class StreamReset {
    private final StreamSettings settings;

    public StreamReset(StreamSettings settings) {
        this.settings = settings;
    }

    /**
     * What {@link #run} would take away now; changes nothing.
     *
     * @throws StreamFailed if Kafka does not answer or refuses
     */
    public ResetPlan plan() throws InterruptedException {
        try (Admin admin = Admin.create(settings.adminProperties())) {
            return plan(admin);
        } catch (ExecutionException e) {
            throw StreamFailed.of("the reset cannot be planned", e, settings.kafka());
        }
    }

    /**
     * Takes it away.
     *
     * @return what was taken away
     * @throws StreamFailed if copies of the application still run, or Kafka refuses; then it can be run again
     */
    public ResetPlan run() throws InterruptedException {
        try (Admin admin = Admin.create(settings.adminProperties())) {
            ResetPlan plan = plan(admin);
            if (plan.members() > 0) {
                throw new StreamFailed(settings.applicationId() + ": " + plan.members()
                        + " copies still run; stop them first",
                        new IllegalStateException("group is not empty"));
            }
            switch (settings.groupProtocol()) {
                case CLASSIC -> admin.deleteConsumerGroups(plan.group()).all().get();
                case STREAMS -> admin.deleteStreamsGroups(plan.group()).all().get();
            }
            admin.deleteTopics(plan.topics()).all().get();
            for (Path directory : plan.directories()) {
                Utils.delete(directory.toFile());
            }
            return plan;
        } catch (ExecutionException | IOException e) {
            throw StreamFailed.of("the reset has stopped half-way", e, settings.kafka());
        }
    }

    private ResetPlan plan(Admin admin) throws ExecutionException, InterruptedException {
        String prefix = settings.applicationId() + "-";
        List<String> topics = admin.listTopics()
                .names()
                .get()
                .stream()
                .filter(name -> name.startsWith(prefix)
                        && (name.endsWith("-repartition") || name.endsWith("-changelog")))
                .sorted()
                .toList();
        Path directory = settings.stateDirectory().resolve(settings.applicationId());
        List<Path> directories = Files.isDirectory(directory) ? List.of(directory) : List.of();
        try {
            return new ResetPlan(members(admin), topics, List.of(settings.applicationId()), directories);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return new ResetPlan(0, topics, List.of(), directories);
            }
            throw e;
        }
    }

    private int members(Admin admin) throws ExecutionException, InterruptedException {
        List<String> group = List.of(settings.applicationId());
        return switch (settings.groupProtocol()) {
            case CLASSIC ->
                admin.describeConsumerGroups(group).all().get().values().iterator().next().members().size();
            case STREAMS ->
                admin.describeStreamsGroups(group).all().get().values().iterator().next().members().size();
        };
    }
}
