package dev.paperwire.enrich.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through a topology in this process. A crash makes records count again that are processed again. */
public final class Tally {
    private final LongAdder read = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder withdrawn = new LongAdder();
    private final AtomicBoolean trendsPending = new AtomicBoolean();

    void bindTo(MeterRegistry registry) {
        count(registry, "listings.read", "Records read from the listings' channel", read);
        count(registry, "listings.rejected", "Listings, and texts, that went to the rejects", rejected);
        count(registry, "papers.written", "Revisions of papers written", written);
        count(registry, "papers.withdrawn", "Papers that are gone", withdrawn);
    }

    private static void count(MeterRegistry registry, String name, String description, LongAdder counted) {
        FunctionCounter.builder("paperwire.stream." + name, counted, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    void read() {
        read.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void written(boolean gone) {
        (gone ? withdrawn : written).increment();
    }

    AtomicBoolean trendsPending() {
        return trendsPending;
    }

    /** Records read from the listings' channel. */
    public long recordsRead() {
        return read.sum();
    }

    /** Records refused. */
    public long rejects() {
        return rejected.sum();
    }

    /** Revisions of papers written. */
    public long papersWritten() {
        return written.sum();
    }

    /** Papers that are gone. */
    public long papersWithdrawn() {
        return withdrawn.sum();
    }
}
