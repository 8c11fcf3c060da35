package dev.paperwire.bench.whole;

import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.bench.report.Report.Ratio;
import dev.paperwire.bench.report.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures that have goals. Ratios are made in each round, of two contenders that ran at nearly the same time. */
final class Ratios {
    private static final int HALF = 50;

    private final Rounds rounds;

    Ratios(Rounds rounds) {
        this.rounds = rounds;
    }

    List<Ratio> all(List<Latency> latencies, List<Measure> growth) {
        Contender raw = List.of(Contender.RAW_1, Contender.RAW_2, Contender.RAW_4)
                .stream()
                .max(Comparator.comparingDouble(this::speed))
                .orElseThrow();
        List<Ratio> all = new ArrayList<>();
        all.add(ratio("sink / raw bulks", 0.9, 0.98, Contender.SINK, raw, "against " + raw.title()));
        all.add(ratio("enrich topology / pass-through topology", 0.5, 0.8, Contender.TOPOLOGY,
                Contender.PASS_THROUGH, "without the models, which no topology can make faster"));
        all.add(ratio("enrich with its models / pass-through topology", 0.5, 0.8, Contender.ENRICH,
                Contender.PASS_THROUGH, ""));
        all.add(slowest());
        all.add(ratio("sink / BulkIngester", 1.3, 2, Contender.SINK, Contender.BULK_INGESTER, ""));
        all.add(ratio("the whole / Camel", 1, 1.5, Contender.WHOLE, Contender.CAMEL, ""));
        all.add(ratio("the whole / Flink", 1, 1.5, Contender.WHOLE, Contender.FLINK, ""));
        all.add(latencies.stream()
                .filter(latency -> latency.percent() == HALF)
                .findFirst()
                .map(half -> new Ratio("p99 from produced to searchable at 50 % load, s", 3, 1.5, true,
                        Spread.of(List.of(half.p99())), ""))
                .orElseGet(
                        () -> new Ratio("p99 from produced to searchable at 50 % load, s", 3, 1.5, true, null,
                                "no time left")));
        all.add(cost(growth));
        return all;
    }

    private Ratio ratio(String name, double must, double aim, Contender one, Contender other, String note) {
        List<Trial> ones = rounds.trials(one);
        List<Trial> others = rounds.trials(other);
        Spread reached = ones.isEmpty() || others.isEmpty() ? null : Trial.ratio(ones, others);
        return new Ratio(name, must, aim, false, reached, reached == null ? rounds.note(other) : note);
    }

    /** The whole against its slowest stage, all in listings a second: the sink has fewer documents than there are listings. */
    private Ratio slowest() {
        List<Trial> wholes = rounds.trials(Contender.WHOLE);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < wholes.size(); round++) {
            Trial sink = rounds.trials(Contender.SINK).get(round);
            double slowest = Math.min(rounds.trials(Contender.INGEST).get(round).perSecond(),
                    Math.min(rounds.trials(Contender.ENRICH).get(round).perSecond(),
                            sink.perSecond() * wholes.get(round).count() / sink.count()));
            ratios.add(wholes.get(round).perSecond() / slowest);
        }
        return new Ratio("the whole / its slowest stage alone", 0.6, 0.9, false, Spread.of(ratios), "");
    }

    private static Ratio cost(List<Measure> growth) {
        @Nullable
        Spread reached = null;
        String note = "no time left";
        if (growth.size() > 1) {
            Measure first = growth.getFirst();
            Measure last = growth.getLast();
            if (first.cost() != null && last.cost() != null) {
                reached = Spread.of(List.of(last.cost().processorTime() / first.cost().processorTime()));
                note = "processor time of all processes, " + last.name() + " against " + first.name();
            }
        }
        return new Ratio("cost of a listing in the full index / in the empty one", 1.3, 1.05, true, reached,
                note);
    }

    private double speed(Contender contender) {
        List<Trial> trials = rounds.trials(contender);
        return trials.isEmpty() ? 0 : Trial.spread(trials, Trial::perSecond).median();
    }
}
