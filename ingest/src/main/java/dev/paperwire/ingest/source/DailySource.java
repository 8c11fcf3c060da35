package dev.paperwire.ingest.source;

import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.ListingParser;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A page per day, its address with {@code {date}} in it. A run reads the days from the first that is not yet over in the
 * checkpoint up to today, whose page still grows; a back-fill reads its range. A day without a page (status 404) is empty.
 */
public final class DailySource implements Source {
    /** What stands for the day in an address. */
    public static final String DATE = "{date}";
    private static final String NEXT = "next_day";
    private static final int NOT_FOUND = 404;

    private final String address;
    private final ListingParser parser;
    private final Days days;

    public DailySource(String address, ListingParser parser, Days days) {
        this.address = address;
        this.parser = parser;
        this.days = days;
    }

    @Override
    public void read(Reading reading)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        LocalDate today = reading.today();
        LocalDate last = days.to().filter(to -> to.isBefore(today)).orElse(today);
        Checkpoint checkpoint = reading.checkpoint();
        LocalDate first = checkpoint.day(NEXT).orElse(days.from().orElse(last));
        LocalDate begin = days.from().orElse(first);
        long all = ChronoUnit.DAYS.between(begin, last) + 1;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            checkpoint = read(reading, day, checkpoint);
            if (day.isBefore(today)) {
                checkpoint = PageSource.withoutPage(checkpoint).with(NEXT, day.plusDays(1).toString());
            } else {
                checkpoint = checkpoint.with(NEXT, day.toString());
            }
            reading.save(checkpoint);
            reading.progress().at(ChronoUnit.DAYS.between(begin, day) + 1, all, "days", reading.listings());
        }
    }

    private Checkpoint read(Reading reading, LocalDate day, Checkpoint checkpoint)
            throws FetchFailure, IOException, UnreadableDocument, KafkaUnavailable, InterruptedException {
        try {
            return PageSource.read(reading, URI.create(address.replace(DATE, day.toString())), parser,
                    checkpoint);
        } catch (FetchFailure e) {
            if (e.status() == NOT_FOUND) {
                return checkpoint;
            }
            throw e;
        }
    }
}
