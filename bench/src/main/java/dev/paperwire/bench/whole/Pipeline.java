package dev.paperwire.bench.whole;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.ingest.publish.Tally;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkService;
import dev.paperwire.sink.SinkSettings;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;

/** All three services at work at once, on channels of their own. */
final class Pipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ListingPublisher publisher;
    private final StreamService stream;
    private final Admin admin;
    private final Enriched enriched;
    private final SinkService sink;
    private final Job streaming;
    private final Job sinking;

    /** Starts them, and returns when all are ready for what comes. */
    Pipeline(Bed bed, Channels channels, Annotator annotator) throws Exception {
        Settings settings = bed.settings(channels.prefix(), Map.of());
        StreamSettings streamSettings = StreamSettings.from(settings);
        SinkSettings sinkSettings = SinkSettings.from(settings);
        publisher = ListingPublisher.open(bed.clientProperties(), channels);
        stream = new StreamService(streamSettings, annotator);
        sink = new SinkService(sinkSettings);
        admin = bed.admin();
        enriched = new Enriched(admin, stream, channels);
        streaming = new Job("stream", stream::run, stream::close);
        sinking = new Job("sink", sink::run, sink::close);
        Await.until("the start of the services", () -> {
            check();
            return stream.progress().state().equals("RUNNING") && isAtWork(admin, sinkSettings.group());
        });
    }

    private static boolean isAtWork(Admin admin, String group) throws InterruptedException {
        try {
            var described = Objects.requireNonNull(
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group));
            return described.groupState() == GroupState.STABLE && !described.members().isEmpty();
        } catch (ExecutionException _) {
            return false; // the group is not there yet
        }
    }

    ListingPublisher publisher() {
        return publisher;
    }

    /** Publishes a file of listings; returns when Kafka has them all. */
    static void publish(ListingPublisher publisher, Path file) throws Exception {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Tally tally = new DocumentPublisher(publisher).publish(in, Format.JSONL.parser(),
                    DocumentOrigin.of("", Instant.now()),
                    file.toString(), _ -> {});
            if (!tally.isComplete() || tally.refused() > 0) {
                throw new IllegalStateException("not all was published: " + tally);
            }
        }
    }

    /**
     * Publishes a file of listings; returns when all papers that come of them can be searched.
     *
     * @param listings how many listings it is given with this file
     */
    void carry(Path file, long listings) throws Exception {
        publish(publisher, file);
        Await.until("the stream", () -> {
            check();
            return enriched.all(listings);
        });
        sink.awaitSearchable(PATIENCE);
        check();
    }

    void check() {
        streaming.check();
        sinking.check();
    }

    @Override
    public void close() {
        publisher.close();
        streaming.close();
        sinking.close();
        admin.close();
    }
}
