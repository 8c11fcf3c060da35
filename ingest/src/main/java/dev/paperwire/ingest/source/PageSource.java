package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;

/** A page or feed that changes in place. What has not changed since the last run is not published again. */
public final class PageSource implements Source {
    private static final String ETAG = "etag";
    private static final String MODIFIED = "last_modified";
    private static final String DIGEST = "sha256";

    private final URI address;
    private final ListingParser parser;

    public PageSource(URI address, ListingParser parser) {
        this.address = address;
        this.parser = parser;
    }

    @Override
    public void read(Reading reading)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        reading.save(read(reading, address, parser, reading.checkpoint()));
    }

    /** Reads one page and gives the checkpoint after it. */
    static Checkpoint read(Reading reading, URI address, ListingParser parser, Checkpoint checkpoint)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        Validators known = new Validators(checkpoint.text(ETAG).orElse(null),
                checkpoint.text(MODIFIED).orElse(null));
        return switch (reading.fetch(address, known)) {
            case Fetched.Unchanged _ -> checkpoint;
            case Fetched.Document document -> {
                String digest = Digest.of(document.body());
                if (!digest.equals(checkpoint.text(DIGEST).orElse(""))) {
                    reading.publish(new ByteArrayInputStream(document.body()), parser, address.toString(),
                            address.toString(), _ -> {});
                }
                yield checkpoint.with(DIGEST, digest)
                        .with(ETAG, document.validators().etag())
                        .with(MODIFIED, document.validators().lastModified());
            }
        };
    }

    /** A checkpoint without what belongs to one page alone. */
    static Checkpoint withoutPage(Checkpoint checkpoint) {
        return checkpoint.with(DIGEST, null).with(ETAG, null).with(MODIFIED, null);
    }
}
