package dev.paperwire.ingest;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.DocumentPublisher;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.ingest.publish.ListingPublisher;
import dev.paperwire.ingest.publish.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configured sources and publishes what they list. */
public final class IngestService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

    private final IngestConfig config;
    private final InstantSource clock;
    private volatile boolean closed;

    public IngestService(IngestConfig config) {
        this(config, InstantSource.system());
    }

    IngestService(IngestConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Reads every source; returns when all are read, or soon after {@link #close}.
     *
     * @throws KafkaUnavailable if Kafka cannot be reached or does not take the listings
     * @throws IOException naming a file that cannot be read
     * @throws UnreadableDocument naming a file that is not of its format
     */
    public void run() throws KafkaUnavailable, IOException, UnreadableDocument, InterruptedException {
        try (ListingPublisher publisher = ListingPublisher.open(config.kafka(), config.channels())) {
            DocumentPublisher documents = new DocumentPublisher(publisher);
            for (SourceConfig source : config.sources()) {
                if (!closed) {
                    read(source, documents);
                }
            }
        }
    }

    private void read(SourceConfig source, DocumentPublisher documents)
            throws KafkaUnavailable, IOException, UnreadableDocument {
        Path file = source.file();
        try (InputStream in = open(file)) {
            DocumentOrigin origin = new DocumentOrigin(file.toUri().toString(), clock.instant(),
                    source.year());
            Tally tally = documents.publish(in, source.format().parser(), origin, source.file().toString(),
                    _ -> {});
            if (!tally.isComplete()) {
                throw new KafkaUnavailable("Kafka: " + tally.firstFailure().orElseThrow(), null);
            }
            LOG.info("{}: {} listings published, {} entries refused", source.name(), tally.listings(),
                    tally.refused());
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, not a file");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read", e);
        }
    }

    /** Ends {@link #run} after the document that is being read. */
    @Override
    public void close() {
        closed = true;
    }
}
