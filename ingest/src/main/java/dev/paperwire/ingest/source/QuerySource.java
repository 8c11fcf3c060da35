package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.fetch.Fetched;
import dev.paperwire.ingest.fetch.Validators;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query answered page by page, newest papers first, its address with {@code {start}} in it: the number of the first entry
 * of a page. A run goes from the newest back to what the run before began with; the first one reads one page. A back-fill
 * goes back to the first of its days and passes over what is newer than the last. The page that it has come to is kept.
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
        Optional<Instant> known = checkpoint.time(NEWEST)
                .or(() -> days.from().map(from -> beginning(from).minusNanos(1)));
        Optional<Instant> end = days.to().map(to -> beginning(to.plusDays(1)));
        boolean more = true;
        while (more) {
            long start = checkpoint.number(AT, 0);
            Page page = new Page(known.orElse(Instant.MIN), end.orElse(Instant.MAX));
            URI question = URI.create(address.replace(START, Long.toString(start)));
            if (reading.fetch(question, Validators.NONE) instanceof Fetched.Document document) {
                reading.publish(new ByteArrayInputStream(document.body()),
                        (in, origin, out) -> parser.parse(in, origin, page.wanted(out)), question.toString(),
                        question.toString(), _ -> {});
            }
            if (start == 0 && page.newest != null) {
                checkpoint = checkpoint.with(REACHED, page.newest.toString());
            }
            more = known.isPresent() && page.entries > 0 && !page.hasKnown;
            checkpoint = more
                    ? checkpoint.with(AT, Long.toString(start + page.entries))
                    : finished(checkpoint);
            reading.save(checkpoint);
            progress(reading, checkpoint, start + page.entries, page.oldest);
        }
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Checkpoint finished(Checkpoint checkpoint) {
        return Checkpoint.NONE.with(NEWEST,
                checkpoint.text(REACHED).or(() -> checkpoint.text(NEWEST)).orElse(null));
    }

    /** How many pages there will be nobody knows; how many days a back-fill has come back is known. */
    private void progress(Reading reading, Checkpoint checkpoint, long entries, @Nullable Instant oldest) {
        Optional<Instant> newest = checkpoint.time(REACHED);
        if (days.from().isPresent() && newest.isPresent() && oldest != null) {
            Instant from = beginning(days.from().get());
            reading.progress()
                    .at(Duration.between(oldest, newest.get()).toDays() + 1,
                            Duration.between(from, newest.get()).toDays() + 1, "days", reading.listings());
        } else {
            reading.progress().at(entries, 0, "entries", reading.listings());
        }
    }

    /** Looks through a page's entries and passes on those that are wanted. Used by one thread. */
    private static final class Page {
        private final Instant known;
        private final Instant end;
        private int entries;
        private boolean hasKnown;
        private @Nullable Instant newest;
        private @Nullable Instant oldest;

        Page(Instant known, Instant end) {
            this.known = known;
            this.end = end;
        }

        Consumer<Outcome> wanted(Consumer<Outcome> out) {
            return outcome -> {
                entries++;
                Instant published = outcome instanceof Outcome.Found found
                        ? found.listing().publishedAt()
                        : null;
                if (published == null || isWanted(published)) {
                    out.accept(outcome);
                }
            };
        }

        private boolean isWanted(Instant published) {
            newest = newest == null || published.isAfter(newest) ? published : newest;
            oldest = oldest == null || published.isBefore(oldest) ? published : oldest;
            boolean isKnown = !published.isAfter(known);
            hasKnown |= isKnown;
            return !isKnown && published.isBefore(end);
        }
    }
}
