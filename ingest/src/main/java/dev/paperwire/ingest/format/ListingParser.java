package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the listings of one format. Parsers hold no state: one serves any number of threads. */
@FunctionalInterface
public interface ListingParser {
    /**
     * Reads a document to its end and hands over every entry in document order, each as soon as it is read. The stream
     * is not closed.
     *
     * @param in the document's bytes
     * @param origin where they come from
     * @param out takes the outcomes; what it throws passes through
     * @throws IOException if the bytes cannot be read
     * @throws UnreadableDocument if the document as a whole is not of the format; entries may have been handed over
     */
    void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument;
}
