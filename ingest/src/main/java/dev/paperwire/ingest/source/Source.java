package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.IOException;

/** A place that papers are listed at. */
@FunctionalInterface
public interface Source {
    /**
     * Reads on from the checkpoint to what is newest, and moves the checkpoint after each step whose listings are
     * acknowledged. May be interrupted at any point; the next run goes on from there.
     *
     * @throws FetchFailure if a document cannot be had
     * @throws IOException if a file cannot be read
     * @throws UnreadableDocument if a document is not of its format
     * @throws KafkaUnavailable if Kafka does not take the listings or the checkpoint
     */
    void read(Reading reading)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException;
}
