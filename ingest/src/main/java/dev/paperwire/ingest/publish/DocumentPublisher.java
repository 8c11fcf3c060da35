package dev.paperwire.ingest.publish;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes all that is in one document after another. */
public final class DocumentPublisher {
    private final ListingPublisher publisher;

    public DocumentPublisher(ListingPublisher publisher) {
        this.publisher = publisher;
    }

    /** Kafka stopped taking records; what follows in the document would fail in the same way. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("Kafka takes no more", null, false, false);
        }
    }

    /**
     * Publishes a document and waits until Kafka has it. Reading stops early once Kafka has failed to take a record.
     *
     * @param in the document's bytes
     * @param name what the document is called in rejects; its address or file name
     * @param seen is told every outcome as it is read, for progress
     * @throws IOException if the document cannot be read
     * @throws UnreadableDocument if it is not of the format; what was read before is published
     */
    public Tally publish(InputStream in, ListingParser parser, DocumentOrigin origin, String name,
            Consumer<Outcome> seen) throws IOException, UnreadableDocument {
        Count count = new Count();
        try {
            parser.parse(in, origin, outcome -> {
                if (count.failure.get() != null) {
                    throw new Stopped();
                }
                seen.accept(outcome);
                switch (outcome) {
                    case Outcome.Found found ->
                        publisher.publish(found, count.into(count.listings));
                    case Outcome.Retracted retracted ->
                        publisher.retract(retracted, origin.fetchedAt(), count.into(count.retracted));
                    case Outcome.Refused refused ->
                        publisher.reject(refused, name, count.into(count.refused));
                }
            });
        } catch (Stopped _) {
            // The tally tells of the failure.
        } finally {
            publisher.flush();
        }
        return count.tally();
    }

    private static final class Count {
        private final LongAdder listings = new LongAdder();
        private final LongAdder retracted = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

        Consumer<Publication> into(LongAdder acknowledged) {
            return publication -> {
                switch (publication) {
                    case Publication.Acknowledged _ -> acknowledged.increment();
                    case Publication.Failed failure -> {
                        failed.increment();
                        this.failure.compareAndSet(null, failure.reason());
                    }
                }
            };
        }

        Tally tally() {
            return new Tally(listings.sum(), retracted.sum(), refused.sum(), failed.sum(),
                    Optional.ofNullable(failure.get()));
        }
    }
}
