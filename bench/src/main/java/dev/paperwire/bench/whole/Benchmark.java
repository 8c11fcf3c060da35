package dev.paperwire.bench.whole;

import com.sun.management.OperatingSystemMXBean;
import dev.paperwire.bench.listings.ListingGenerator;
import dev.paperwire.bench.listings.ListingStatistics;
import dev.paperwire.bench.report.Report;
import dev.paperwire.bench.report.Report.Conditions;
import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.TextAnnotator;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Measures the services, what they are measured against, and the whole, on servers of its own. */
public final class Benchmark {
    private static final double ROUNDS_PART = 0.6;
    private static final long MEGABYTE = 1 << 20;

    private final BenchPlan plan;
    private final Consumer<String> progress;
    private final Instant begun = Instant.now();

    /**
     * A benchmark.
     *
     * @param progress is told what was done, a line at a time
     */
    public Benchmark(BenchPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Measures. Everything that is made for it goes with it.
     *
     * @throws Exception what kept a part from working
     */
    public Report run() throws Exception {
        ListingGenerator generator = new ListingGenerator(ListingStatistics.bundled(), plan.seed());
        Annotator annotator = TextAnnotator.bundled();
        progress.accept("starting Kafka and Elasticsearch");
        try (Bed bed = new Bed(plan.warmUps() == 0)) {
            Path file = ListingFile.write(bed.folder().resolve("listings.jsonl"), generator, 0,
                    plan.listings());
            Rounds rounds = new Rounds(bed, plan, annotator, file, progress);
            rounds.run(Duration.ofMillis((long) (left().toMillis() * ROUNDS_PART)));
            double most = Trial.spread(rounds.trials(Contender.WHOLE), Trial::perSecond).median();
            List<Latency> latencies = new Latencies(bed, generator, annotator, progress).measure(most,
                    plan.load());
            List<Measure> growth = new Growth(bed, generator, annotator, progress).measure(plan.sizes(), most,
                    this::left);
            return new Report(Report.SCHEMA, conditions(rounds), new Ratios(rounds).all(latencies, growth),
                    measures(rounds), growth, latencies);
        }
    }

    private Duration left() {
        return plan.budget().minus(Duration.between(begun, Instant.now()));
    }

    private List<Measure> measures(Rounds rounds) {
        return Arrays.stream(Contender.values()).map(contender -> {
            List<Trial> trials = rounds.trials(contender);
            return trials.isEmpty()
                    ? new Measure(contender.title(), contender.unit(), 0, null, null,
                            rounds.note(contender))
                    : new Measure(contender.title(), contender.unit(), trials.getFirst().count(),
                            Trial.spread(trials, Trial::perSecond), Trial.cost(trials).orElse(null),
                            rounds.note(contender));
        }).toList();
    }

    private Conditions conditions(Rounds rounds) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Conditions(begun, Duration.between(begun, Instant.now()).toSeconds(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                machine.getAvailableProcessors(),
                machine.getTotalMemorySize() / MEGABYTE, plan.quick(), plan.seed(), plan.listings(),
                rounds.documents(),
                rounds.trials(Contender.WHOLE).size());
    }
}
