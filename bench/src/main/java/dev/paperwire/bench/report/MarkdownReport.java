package dev.paperwire.bench.report;

import dev.paperwire.bench.report.Report.Conditions;
import dev.paperwire.bench.report.Report.Cost;
import dev.paperwire.bench.report.Report.Latency;
import dev.paperwire.bench.report.Report.Measure;
import dev.paperwire.bench.report.Report.Ratio;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Reports for people. */
public final class MarkdownReport {
    private static final String NONE = "not measured";

    private MarkdownReport() {}

    /** The report as a page of tables. */
    public static String write(Report report) {
        return "# Benchmark of the whole\n\n" + conditions(report.conditions())
                + "\n## How far from the ceilings\n\n" + ratios(report.ratios())
                + "\n## Throughput\n\n" + throughput(report.measures())
                + "\n## Cost of one listing or document\n\n" + costs(report.measures())
                + "\n## Growth of the whole\n\n" + growth(report.growth())
                + "\n## From produced to searchable\n\n" + latencies(report.latencies());
    }

    private static String conditions(Conditions of) {
        return String.format(Locale.ROOT,
                "%s run of %s, which took %d s. %s; %s; %d processors, %,d MB of memory, all processes on it. "
                        + "Seed %d; %,d listings, which make %,d papers, for each contender; %d rounds that count. "
                        + "Figures are medians, with the least and the greatest.%s%n",
                of.quick() ? "Short" : "Full", of.at().truncatedTo(ChronoUnit.SECONDS), of.seconds(),
                of.java(),
                of.system(), of.processors(), of.memory(), of.seed(), of.listings(), of.papers(),
                of.rounds(),
                of.quick()
                        ? " So few listings go by in a second or two: good for a look, not to judge the goals by."
                        : "");
    }

    private static String ratios(List<Ratio> ratios) {
        Table table = new Table("figure", "must reach", "aim for", "reached", "");
        for (Ratio ratio : ratios) {
            Spread reached = ratio.reached();
            table.row(ratio.name(), goal(ratio, ratio.must()), goal(ratio, ratio.aim()),
                    reached == null ? NONE : reached.toString(), noted(ratio.verdict(), ratio.note()));
        }
        return table.toString();
    }

    private static String goal(Ratio ratio, double goal) {
        return (ratio.lower() ? "at most " : "") + Spread.shown(goal);
    }

    private static String noted(String verdict, String note) {
        if (verdict.equals(NONE)) {
            return note;
        }
        return note.isEmpty() ? verdict : verdict + "; " + note;
    }

    private static String throughput(List<Measure> measures) {
        Table table = new Table("contender", "a second", "of", "");
        for (Measure measure : measures) {
            Spread rate = measure.perSecond();
            table.row(measure.name(), rate == null ? NONE : rate + " " + measure.unit(),
                    rate == null ? "" : String.format(Locale.ROOT, "%,d", measure.count()), measure.note());
        }
        return table.toString();
    }

    private static String costs(List<Measure> measures) {
        Table table = new Table("contender", "services, µs", "broker, µs", "node, µs",
                "allocated, bytes", "heap after collection, MB");
        for (Measure measure : measures) {
            Cost cost = measure.cost();
            if (cost != null) {
                table.row(measure.name(), cost.services().toString(), cost.broker().toString(),
                        cost.node().toString(), cost.allocated().toString(), cost.heap().toString());
            }
        }
        return table.toString();
    }

    private static String growth(List<Measure> steps) {
        if (steps.isEmpty()) {
            return "Not measured in this run.\n";
        }
        Table table = new Table("listings", "a second", "processor time of all, µs", "allocated, bytes",
                "heap after collection, MB", "");
        for (Measure step : steps) {
            Spread rate = step.perSecond();
            Cost cost = step.cost();
            if (rate == null || cost == null) {
                table.row(step.name(), NONE, "", "", "", step.note());
            } else {
                table.row(step.name(), rate.toString(), Spread.shown(cost.processorTime()),
                        cost.allocated().toString(), cost.heap().toString(), step.note());
            }
        }
        return table.toString();
    }

    private static String latencies(List<Latency> latencies) {
        if (latencies.isEmpty()) {
            return "Not measured in this run.\n";
        }
        Table table = new Table("load", "listings a second", "p50, s", "p99, s", "longest, s", "papers", "");
        for (Latency latency : latencies) {
            table.row(latency.percent() + " %", Spread.shown(latency.perSecond()),
                    Spread.shown(latency.p50()),
                    Spread.shown(latency.p99()), Spread.shown(latency.longest()),
                    String.valueOf(latency.probes()),
                    latency.missing() == 0 ? "" : latency.missing() + " were not found in time");
        }
        return table.toString();
    }
}
