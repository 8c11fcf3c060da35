package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.listing.channel.ChannelAccess;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.KafkaRefusal;
import dev.paperwire.service.Health;
import dev.paperwire.service.Telemetry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;

/**
 * Runs the topology. {@link #run} blocks until {@link #close} or a failure; the other methods may be called from any thread
 * meanwhile.
 */
public final class StreamService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StreamSettings settings;
    private final Admin admin;
    private final Tally tally = new Tally();
    private final ThreadFailures failures;
    private final KafkaStreams streams;
    private final StreamLag lag;
    private final Telemetry telemetry;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Instant stateSince = Instant.now();
    private volatile boolean kafkaAnswers = true;

    /**
     * Makes a service that tells its metrics to nobody; it does nothing before {@link #run}.
     *
     * @param settings its settings
     * @param annotator reads the texts of papers
     */
    public StreamService(StreamSettings settings, Annotator annotator) {
        this(settings, annotator, Telemetry.off());
    }

    /**
     * Makes a service; it does nothing before {@link #run}.
     *
     * @param settings its settings
     * @param annotator reads the texts of papers
     * @param telemetry where it counts, and tells how it is as the part {@code stream}; remains the caller's to close
     */
    public StreamService(StreamSettings settings, Annotator annotator, Telemetry telemetry) {
        this.settings = settings;
        this.telemetry = telemetry;
        Topology topology = EnrichTopology.build(settings.topology(), annotator, tally);
        this.failures = new ThreadFailures(settings.threadReplacements(), StreamSettings.FAILURE_WINDOW,
                InstantSource.system());
        this.admin = Admin.create(settings.adminProperties());
        this.lag = new StreamLag(admin, settings.applicationId(),
                settings.topology().channels().listings().name());
        this.streams = new KafkaStreams(topology, settings.toProperties());
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener(this::changed);
        tally.bindTo(telemetry.registry());
        telemetry.watch("stream", this::health);
    }

    /**
     * Creates the channels that are missing, and processes listings until the service is closed.
     *
     * @throws StreamFailed if the channels can neither be found nor created, or threads have failed too often
     */
    public void run() throws InterruptedException {
        prepare(admin, settings);
        try (var _ = telemetry.bind(() -> new KafkaStreamsMetrics(streams))) {
            streams.start();
            while (!stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kafkaAnswers = answers();
            }
            leave();
        }
        if (failures.cause().isPresent()) {
            Throwable cause = failures.cause().get();
            throw KafkaRefusal.isRefused(cause)
                    ? StreamFailed.of("the stream has stopped", cause, settings.kafka())
                    : new StreamFailed("the stream has stopped: " + Refusals.oneLine(cause), cause);
        }
    }

    /**
     * Does what {@link #run} does first: creates the channels that are missing, and asks Kafka whether the application may work
     * there. Doing it before a service is made spares what Kafka Streams itself has to say of a cluster that refuses it.
     *
     * @throws StreamFailed if the channels can neither be found nor created, or may not be used
     */
    public static void prepare(StreamSettings settings) throws InterruptedException {
        try (Admin admin = Admin.create(settings.adminProperties())) {
            prepare(admin, settings);
        } catch (KafkaException e) {
            throw StreamFailed.of("no connection to Kafka", e, settings.kafka());
        }
    }

    private static void prepare(Admin admin, StreamSettings settings) throws InterruptedException {
        Channels channels = settings.topology().channels();
        try {
            ChannelSetup.createMissing(admin, channels.all());
            new ChannelAccess(List.of(channels.listings()),
                    List.of(channels.papers(), channels.trends(), channels.rejects())).require(admin);
            ChannelAccess.requireGroup(admin, settings.applicationId());
        } catch (ExecutionException e) {
            throw StreamFailed.of("the channels cannot be created", e, settings.kafka());
        }
    }

    /** What was done so far. */
    public Progress progress() {
        return new Progress(streams.state().name(), tally.recordsRead(), tally.papersWritten(),
                tally.papersWithdrawn(), tally.rejects());
    }

    /**
     * Whether everything that was in the listings' channel before the call is processed, its trends are written, and readers of
     * committed records see the results. The
     * trends are known only of this copy.
     *
     * @throws ExecutionException with Kafka's exception as its cause, where it does not tell
     */
    public boolean isCaughtUp() throws ExecutionException, InterruptedException {
        return streams.state() == State.RUNNING && !tally.trendsPending().get() && lag() == 0
                && !tally.trendsPending().get() && lag.hidden(results()) == 0;
    }

    private Set<String> results() {
        Channels channels = settings.topology().channels();
        return Set.of(channels.papers().name(), channels.trends().name(), channels.rejects().name());
    }

    /**
     * Records still to do, over all copies of the application.
     *
     * @throws ExecutionException with Kafka's exception as its cause, where it does not tell
     */
    public long lag() throws ExecutionException, InterruptedException {
        return lag.records();
    }

    /** Whether it works: it runs, it is not stuck in a rebalance, and Kafka answers, which it is asked every few seconds. */
    public Health health() {
        State state = streams.state();
        return switch (state) {
            case RUNNING -> kafkaAnswers ? Health.ready() : Health.unready("Kafka does not answer");
            case REBALANCING -> rebalancing();
            case CREATED -> Health.unready("it waits for Kafka");
            case PENDING_SHUTDOWN -> Health.unready("it stops");
            case PENDING_ERROR, ERROR ->
                Health.dead(failures.cause().map(Refusals::oneLine).orElse("it failed"));
            case NOT_RUNNING -> Health.dead("it was stopped");
        };
    }

    /** Tasks go over to this copy or from it; the other tasks go on meanwhile. */
    private Health rebalancing() {
        Duration lasts = Duration.between(stateSince, Instant.now());
        return tally.recordsRead() == 0 || lasts.compareTo(settings.rebalancePatience()) > 0
                ? Health.unready("rebalancing for " + lasts.toSeconds() + " s")
                : Health.ready();
    }

    private boolean answers() throws InterruptedException {
        try {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .nodes()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException | IllegalStateException _) {
            return false; // the last when it was closed meanwhile
        }
    }

    /** Ends {@link #run} after what is under way is committed. */
    @Override
    public void close() {
        stopped.countDown();
        leave();
        admin.close(PATIENCE);
    }

    /** Stops, and tells the group: without that, whoever comes next waits for this copy until its session times out. */
    private void leave() {
        streams.close(CloseOptions.timeout(settings.closeTimeout())
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    private void changed(State now, State before) {
        stateSince = Instant.now();
        if (now == State.ERROR || now == State.NOT_RUNNING) {
            stopped.countDown();
        }
    }
}
