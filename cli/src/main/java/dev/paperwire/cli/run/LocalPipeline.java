package dev.paperwire.cli.run;

import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.ingest.publish.Tally;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.SinkService;
import dev.paperwire.sink.SinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The three services of this process on an embedded broker and node. Made in the order of the data flow, closed in the same
 * order, so that each stage can finish what the one before it sent.
 */
public final class LocalPipeline implements AutoCloseable {
    /** Two cores are kept busy by two; more partitions only make starting slower. */
    private static final int PARTITIONS = 2;

    private final Servers servers;
    private final StageTimes times;
    private final URI elasticsearch;
    private final ListingPublisher publisher;
    private final StreamService stream;
    private final SinkService sink;
    private final Running enriching;
    private final Running indexing;

    private LocalPipeline(Servers servers, StageTimes times, Settings settings, URI elasticsearch,
            Channels channels, Annotator annotator) throws Exception {
        this.servers = servers;
        this.times = times;
        this.elasticsearch = elasticsearch;
        StreamSettings streamSettings = StreamSettings.from(settings);
        this.publisher = ListingPublisher.open(streamSettings.kafka(), channels);
        this.stream = new StreamService(streamSettings, annotator);
        this.sink = new SinkService(SinkSettings.from(settings));
        this.enriching = Running.start("enrich", stream::run, stream::close);
        this.indexing = Running.start("sink", sink::run, sink::close);
    }

    /**
     * Starts everything; takes about as long as the slower server.
     *
     * @param data keeps all data between runs; absent for a temporary place
     * @param annotator reads the texts of papers
     * @throws Exception what kept a part from starting
     */
    public static LocalPipeline start(Optional<Path> data, Annotator annotator, Progress progress)
            throws Exception {
        StageTimes times = new StageTimes();
        Servers servers = Servers.start(data, times);
        try {
            progress.status("starting Kafka and Elasticsearch");
            EmbeddedKafka kafka = Servers.ready(servers.kafka());
            progress.event("Kafka is up at " + kafka.bootstrapServers());
            progress.status("starting Elasticsearch");
            EmbeddedElasticsearch node = Servers.ready(servers.elasticsearch());
            progress.event("Elasticsearch is up at " + node.uri());
            return new LocalPipeline(servers, times, settings(kafka, node), node.uri(),
                    new Channels("", PARTITIONS), annotator);
        } catch (Throwable e) {
            servers.close();
            throw e;
        }
    }

    /** Publishes a document and waits until Kafka has all of it. */
    public Tally publish(InputStream in, ListingParser parser, DocumentOrigin origin, String name)
            throws IOException, UnreadableDocument {
        return new DocumentPublisher(publisher).publish(in, parser, origin, name, _ -> {});
    }

    /**
     * Waits until everything that was published is enriched, indexed and found by a search.
     *
     * @throws ServiceFailed if a service stops meanwhile
     * @throws TimeoutException if nothing moves any more
     */
    public void awaitSearchable(Progress progress, Duration patience) throws Exception {
        times.call("enrich", () -> {
            Waiting.until(stream::isCaughtUp, this::moved, () -> check(progress), patience);
            return null;
        });
        times.call("index", () -> {
            sink.awaitSearchable(patience);
            return null;
        });
        check(progress);
    }

    /** Where the broker answers. */
    public String bootstrapServers() {
        return Servers.ready(servers.kafka()).bootstrapServers();
    }

    /** Where the node answers. */
    public URI elasticsearch() {
        return elasticsearch;
    }

    /** What the index holds now, as lines for a person. */
    public List<String> summary(List<String> documents, long listings, boolean serving) throws IOException {
        return SummaryText.lines(
                IndexQuestions.ask(elasticsearch, documents, listings, times.soFar(), serving));
    }

    /** Throws if a service has stopped by itself; else shows how things stand. */
    public void check(Progress progress) {
        enriching.check();
        indexing.check();
        var read = stream.progress();
        var written = sink.progress();
        progress.status(
                "%d listings read, %d papers written, %d indexed, %d rejects".formatted(read.recordsRead(),
                        read.papersWritten(), written.indexed(), read.rejects()));
    }

    private long moved() {
        var read = stream.progress();
        return read.recordsRead() + read.papersWritten() + read.rejects() + sink.progress().received();
    }

    private static Settings settings(EmbeddedKafka kafka, EmbeddedElasticsearch node) {
        Map<String, String> values = new HashMap<>();
        kafka.clientProperties().forEach((key, value) -> values.put("kafka." + key, value));
        values.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        values.put("elasticsearch.urls", node.uri().toString());
        values.put("channels.partitions", String.valueOf(PARTITIONS));
        // Beside the broker's data: kept with it, or gone with it even when this process is killed.
        values.put("stream.state.directory", kafka.dataDirectory().resolve("stream-state").toString());
        values.put("stream.commit.interval", "100ms");
        return Settings.of(values);
    }

    /** Closes all of it, a part also when one before it could not be closed, and on a thread that is interrupted as on another. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try (servers; indexing; enriching; publisher) {
            // What is named last is closed first.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
