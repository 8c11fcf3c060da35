package dev.paperwire.bench.whole;

import dev.paperwire.bench.stream.BareStream;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;

/** The stages that come before the sink, each alone, and the least that Kafka Streams can do in the place of one. */
final class Stages {
    /** By then an application has its tasks and is at its speed. */
    private static final double STARTED = 0.1;

    private final Bed bed;
    private final Channels channels;
    private final long listings;

    /** Of a round that works on channels of its own. */
    Stages(Bed bed, Channels channels, long listings) {
        this.bed = bed;
        this.channels = channels;
        this.listings = listings;
    }

    /** Reads a file into the channel of listings. */
    Trial ingest(Path file) throws Exception {
        try (ListingPublisher publisher = ListingPublisher.open(bed.clientProperties(), channels)) {
            Meter.Reading begun = bed.meter().begin();
            Pipeline.publish(publisher, file);
            return bed.meter().end(begun, listings);
        }
    }

    /**
     * Makes papers of the listings that are in the channel.
     *
     * @param application its name, which no stream has had
     */
    Trial enrich(String application, Annotator annotator) throws Exception {
        StreamService stream = new StreamService(settings(application), annotator);
        try (Job job = new Job("stream", stream::run, stream::close); Admin admin = bed.admin()) {
            Enriched enriched = new Enriched(admin, stream, channels);
            return measure(job::check, () -> stream.progress().recordsRead(), () -> enriched.all(listings));
        }
    }

    /** Copies the listings that are in the channel. */
    Trial passThrough() throws Exception {
        Channels copies = new Channels(channels.prefix() + "copied-", Bed.PARTITIONS);
        try (Admin admin = bed.admin()) {
            ChannelSetup.createMissing(admin, List.of(copies.listings()));
            try (BareStream copying = BareStream.passingThrough(settings("copy"), channels.listings(),
                    copies.listings())) {
                copying.start();
                return measure(() -> {}, copying::written, () -> copying.lag(admin) == 0);
            }
        }
    }

    private Trial measure(Runnable check, LongSupplier read, Callable<Boolean> done) throws Exception {
        Await.until("the start of a stream", () -> {
            check.run();
            return read.getAsLong() >= listings * STARTED;
        });
        long before = read.getAsLong();
        Meter.Reading begun = bed.meter().begin();
        Await.until("a stream", () -> {
            check.run();
            return read.getAsLong() >= listings && done.call();
        });
        // A small load may be over by the time that its beginning is seen.
        return bed.meter().end(begun, Math.max(1, listings - before));
    }

    private StreamSettings settings(String application) {
        return StreamSettings.from(bed.settings(channels.prefix(),
                Map.of("stream.application.id", channels.prefix() + application)));
    }
}
