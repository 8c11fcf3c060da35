package dev.paperwire.bench.whole;

import dev.paperwire.bench.listings.ListingGenerator;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.bench.report.Spread;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.listing.channel.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole, filled in steps: each is measured by itself, on top of all that is there. */
final class Growth {
    /** More than a step takes at the speed that was measured, and what comes with it. */
    private static final double SPARE = 1.4;
    private static final Duration START = Duration.ofSeconds(10);

    private final Bed bed;
    private final ListingGenerator generator;
    private final Annotator annotator;
    private final Consumer<String> progress;

    Growth(Bed bed, ListingGenerator generator, Annotator annotator, Consumer<String> progress) {
        this.bed = bed;
        this.generator = generator;
        this.annotator = annotator;
        this.progress = progress;
    }

    /**
     * Fills it.
     *
     * @param sizes to how many listings, ascending
     * @param perSecond how fast that goes, about
     * @param left how much time there is
     */
    List<Measure> measure(List<Integer> sizes, double perSecond, Supplier<Duration> left) throws Exception {
        Channels channels = bed.channels("growth-");
        List<Measure> steps = new ArrayList<>();
        long before = 0;
        long named = 0;
        boolean filled = true;
        try (Pipeline pipeline = new Pipeline(bed, channels, annotator)) {
            for (int size : sizes) {
                String name = named == 0
                        ? String.format(Locale.ROOT, "the first %,d", size)
                        : String.format(Locale.ROOT, "%,d to %,d", named, size);
                named = size;
                Duration needed = START
                        .plus(Duration.ofMillis((long) ((size - before) / perSecond * SPARE * 1000)));
                if (!filled || left.get().compareTo(needed) < 0) {
                    filled = false;
                    steps.add(new Measure(name, Contender.WHOLE.unit(), size - before, null, null,
                            "no time left"));
                    continue;
                }
                Path file = ListingFile.write(bed.folder().resolve("growth.jsonl"), generator, before, size);
                Meter.Reading begun = bed.meter().begin();
                pipeline.carry(file, size);
                Trial trial = bed.meter().end(begun, size - before);
                Files.delete(file);
                progress.accept(
                        String.format(Locale.ROOT, "growth: %s, %,.0f listings/s, %,.0f us each", name,
                                trial.perSecond(), trial.processorTime()));
                steps.add(new Measure(name, Contender.WHOLE.unit(), size - before,
                        Spread.of(List.of(trial.perSecond())),
                        Trial.cost(List.of(trial)).orElse(null), ""));
                before = size;
            }
        }
        bed.drop(channels);
        return steps;
    }
}
