package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import dev.paperwire.listing.Listing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query answered page by page, newest papers first, its address with {@code {start}} in it: the number of the first entry
 * of a page. A run goes from the newest back to what the run before began with, or to the first day of a back-fill; without
 * either it reads one page. The page that it has come to is kept.
 */
public final class QuerySource implements Source {
    /** What stands for the number of the first entry in an address. */
    public static final String START = "{start}";
    private static final String NEWEST = "newest";
    private static final String REACHED = "newest_of_this_run";
    private static final String AT = "start";

    private final String address;
    private final ListingParser parser;
    private final Days days;

    public QuerySource(String address, ListingParser parser, Days days) {
        this.address = address;
        this.parser = parser;
        this.days = days;
    }

    @Override
    public void read(Reading reading)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        Checkpoint checkpoint = reading.checkpoint();
        @Nullable
        Instant known = checkpoint.time(NEWEST)
                .or(() -> days.from()
                        .map(from -> from.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)))
                .orElse(null);
        boolean more = true;
        while (more) {
            long start = checkpoint.number(AT, 0);
            Page page = new Page(known);
            URI question = URI.create(address.replace(START, Long.toString(start)));
            if (reading.fetch(question, Validators.NONE) instanceof Fetched.Document document) {
                reading.publish(new ByteArrayInputStream(document.body()),
                        (in, origin, out) -> parser.parse(in, origin, page.newOnes(out)), question.toString(),
                        question.toString(), _ -> {});
            }
            if (start == 0 && page.newest.get() != null) {
                checkpoint = checkpoint.with(REACHED, String.valueOf(page.newest.get()));
            }
            more = known != null && page.entries.get() > 0 && page.old.get() == 0;
            checkpoint = more
                    ? checkpoint.with(AT, Long.toString(start + page.entries.get()))
                    : finished(checkpoint);
            reading.save(checkpoint);
            reading.progress().at(start + page.entries.get(), 0, "entries", reading.listings());
        }
    }

    private static Checkpoint finished(Checkpoint checkpoint) {
        return Checkpoint.NONE.with(NEWEST,
                checkpoint.text(REACHED).or(() -> checkpoint.text(NEWEST)).orElse(null));
    }

    /** Counts a page's entries and passes on the new ones. */
    private static final class Page {
        private final @Nullable Instant known;
        private final AtomicInteger entries = new AtomicInteger();
        private final AtomicInteger old = new AtomicInteger();
        private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();

        Page(@Nullable Instant known) {
            this.known = known;
        }

        Consumer<Outcome> newOnes(Consumer<Outcome> out) {
            return outcome -> {
                entries.incrementAndGet();
                Instant published = outcome instanceof Outcome.Found found
                        ? published(found.listing())
                        : null;
                if (published != null) {
                    newest.accumulateAndGet(published,
                            (a, b) -> a == null || (b != null && b.isAfter(a)) ? b : a);
                }
                if (known != null && published != null && !published.isAfter(known)) {
                    old.incrementAndGet();
                } else {
                    out.accept(outcome);
                }
            };
        }

        private static @Nullable Instant published(Listing listing) {
            return listing.publishedAt();
        }
    }
}
