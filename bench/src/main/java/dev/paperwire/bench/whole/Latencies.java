package dev.paperwire.bench.whole;

import dev.paperwire.bench.listings.ListingGenerator;
import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How long a paper takes under a steady load. The load does not wait: each listing has a time at which it is due, and its latency
 * counts from then, also where it could be sent only later.
 */
final class Latencies {
    private static final List<Integer> LOADS = List.of(25, 50, 80);
    private static final double PERCENT = 100;
    private static final double NANOS = 1e9;
    /** More of them would be a load of their own for the node. */
    private static final int PROBES_PER_SECOND = 100;
    /** In this part of the time a load settles. */
    private static final double SETTLE = 0.1;

    private final Bed bed;
    private final ListingGenerator generator;
    private final Annotator annotator;
    private final Consumer<String> progress;

    Latencies(Bed bed, ListingGenerator generator, Annotator annotator, Consumer<String> progress) {
        this.bed = bed;
        this.generator = generator;
        this.annotator = annotator;
        this.progress = progress;
    }

    /**
     * Measures under each load.
     *
     * @param most listings a second that the whole can do
     * @param each how long each load lasts
     */
    List<Latency> measure(double most, Duration each) throws Exception {
        Channels channels = bed.channels("latency-");
        List<Latency> latencies = new ArrayList<>();
        try (Pipeline pipeline = new Pipeline(bed, channels, annotator)) {
            long next = 0;
            for (int load : LOADS) {
                double perSecond = Math.max(1, most * load / PERCENT);
                long end = next + Math.max(1, (long) (perSecond * each.toMillis() / 1_000));
                latencies.add(measure(pipeline, channels, load, perSecond, next, end));
                next = end;
            }
        }
        bed.drop(channels);
        return latencies;
    }

    private Latency measure(Pipeline pipeline, Channels channels, int load, double perSecond, long from,
            long to)
            throws Exception {
        List<Listing> listings = generator.listings(from, to).toList();
        Probes probes = new Probes(bed.cluster(), channels.papers().name());
        CompletableFuture<Probes.Found> search = new CompletableFuture<>();
        Thread.ofPlatform().name("search").start(() -> {
            try {
                search.complete(probes.search());
            } catch (Exception e) {
                search.completeExceptionally(e);
            }
        });
        try {
            send(pipeline, probes, listings, perSecond, from);
        } finally {
            probes.complete();
        }
        pipeline.check();
        Probes.Found found;
        try {
            found = search.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the search failed", e.getCause());
        }
        if (found.seconds().isEmpty()) {
            throw new IllegalStateException("no paper was there to search for");
        }
        Latency latency = new Latency(load, perSecond, found.seconds().size(), found.missing(),
                found.quantile(0.5),
                found.quantile(0.99), found.quantile(1));
        progress.accept(String.format(Locale.ROOT,
                "latency at %d %%, %,.0f listings/s: p50 %.2f s, p99 %.2f s", load,
                perSecond, latency.p50(), latency.p99()));
        return latency;
    }

    private void send(Pipeline pipeline, Probes probes, List<Listing> listings, double perSecond, long from) {
        long begun = System.nanoTime();
        double nextProbe = listings.size() * SETTLE;
        for (int i = 0; i < listings.size(); i++) {
            long due = begun + (long) (i * NANOS / perSecond);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Listing listing = listings.get(i);
            String url = listing.paperUrl();
            if (i >= nextProbe && url != null && generator.isFirst(from + i)) {
                probes.add(url, due);
                nextProbe = i + perSecond / PROBES_PER_SECOND;
            }
            pipeline.publisher().publish(listing, _ -> {});
        }
    }
}
