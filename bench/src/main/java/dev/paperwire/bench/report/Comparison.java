package dev.paperwire.bench.report;

import dev.paperwire.bench.report.Report.Cost;
import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.bench.report.Report.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has changed from one report to another. */
public final class Comparison {
    private static final double PERCENT = 100;

    private final Report before;
    private final Report after;

    /** Compares two reports. */
    public Comparison(Report before, Report after) {
        this.before = before;
        this.after = after;
    }

    /** As a table in Markdown: every figure that both reports have, and which changes are more than chance. */
    public String table() {
        Table table = new Table("figure", "old", "new", "change", "");
        Map<String, Spread> old = figures(before);
        figures(after).forEach((name, now) -> {
            Spread was = old.get(name);
            if (was != null) {
                table.row(name, was.toString(), now.toString(), change(was, now), judged(was, now));
            }
        });
        String rest = String.join(", ",
                figures(after).keySet().stream().filter(name -> !old.containsKey(name)).toList());
        return caution().map(line -> line + "\n\n").orElse("") + table
                + (rest.isEmpty() ? "" : "\nOnly in the new report: " + rest + ".\n");
    }

    private Optional<String> caution() {
        boolean alike = before.conditions().listings() == after.conditions().listings()
                && before.conditions().processors() == after.conditions().processors()
                && before.conditions().seed() == after.conditions().seed();
        return alike
                ? Optional.empty()
                : Optional.of(
                        "The two runs had other listings or another machine: changes may come from that.");
    }

    private static Map<String, Spread> figures(Report report) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (Ratio ratio : report.ratios()) {
            put(figures, ratio.name(), ratio.reached());
        }
        for (Measure measure : report.measures()) {
            put(figures, measure.name() + ", " + measure.unit() + " a second", measure.perSecond());
            Cost cost = measure.cost();
            if (cost != null) {
                put(figures, measure.name() + ", services' processor time, µs", cost.services());
                put(figures, measure.name() + ", allocated bytes", cost.allocated());
            }
        }
        for (Measure step : report.growth()) {
            put(figures, "growth, " + step.name() + ", a second", step.perSecond());
        }
        for (Latency latency : report.latencies()) {
            put(figures, "p50 at " + latency.percent() + " %, s", Spread.of(List.of(latency.p50())));
            put(figures, "p99 at " + latency.percent() + " %, s", Spread.of(List.of(latency.p99())));
        }
        return figures;
    }

    private static void put(Map<String, Spread> figures, String name, @Nullable Spread figure) {
        if (figure != null) {
            figures.put(name, figure);
        }
    }

    private static String change(Spread was, Spread now) {
        return was.median() == 0
                ? ""
                : String.format(Locale.ROOT, "%+.1f %%",
                        PERCENT * (now.median() - was.median()) / was.median());
    }

    private static String judged(Spread was, Spread now) {
        if (was.times() == 1 || now.times() == 1) {
            return "measured once";
        }
        return was.isApartFrom(now) ? "outside both ranges" : "";
    }
}
