package dev.paperwire.bench.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run of the benchmark has found.
 *
 * @param schema the version of this shape: {@value #SCHEMA}
 * @param conditions what was measured, and on what
 * @param ratios how far from the ceilings it is
 * @param measures what each contender did
 * @param growth what the whole did with more and more papers in it
 * @param latencies how long a paper takes
 */
public record Report(int schema, Conditions conditions, List<Ratio> ratios, List<Measure> measures,
        List<Measure> growth,
        List<Latency> latencies) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;

    public Report {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException(
                    "schema: " + schema + " is not known, this version reads " + SCHEMA);
        }
        ratios = List.copyOf(ratios);
        measures = List.copyOf(measures);
        growth = List.copyOf(growth);
        latencies = List.copyOf(latencies);
    }

    /**
     * What was measured, and on what.
     *
     * @param at when the run began
     * @param seconds how long it took
     * @param java the virtual machine
     * @param system the operating system
     * @param processors how many of them
     * @param memory of the machine, in megabytes
     * @param quick whether it was the short run
     * @param seed of the generator
     * @param listings how many listings each contender had
     * @param papers how many papers they made
     * @param rounds how often each contender was measured
     */
    public record Conditions(Instant at, long seconds, String java, String system, int processors,
            long memory,
            boolean quick, long seed, int listings, int papers, int rounds) {}

    /**
     * What a contender did.
     *
     * @param name the contender
     * @param unit what it counts: listings or documents
     * @param count how many of them it had
     * @param perSecond how many a second; absent where it was not measured
     * @param cost what one of them cost; absent where the contender runs in a process of its own, or did not run
     * @param note what there is to say, or why there is no figure; may be empty
     */
    public record Measure(String name, String unit, long count, @Nullable Spread perSecond,
            @Nullable Cost cost,
            String note) {}

    /**
     * What one listing or document cost.
     *
     * @param services processor time in the process of the services, in microseconds
     * @param broker processor time in the broker, in microseconds
     * @param node processor time in the node, in microseconds
     * @param allocated memory that the services' process has allocated, in bytes
     * @param heap the most that was left on that process's heap after a collection, in megabytes; 0 where there was none
     */
    public record Cost(Spread services, Spread broker, Spread node, Spread allocated, Spread heap) {
        /** Processor time of all processes, in microseconds. */
        public double processorTime() {
            return services.median() + broker.median() + node.median();
        }
    }

    /**
     * How long it takes from when a listing was due until a search finds its paper.
     *
     * @param percent of the whole's highest throughput
     * @param perSecond listings a second that is
     * @param probes papers that were searched for
     * @param missing how many of them were not found in time; they count as the longest
     * @param p50 half of them were found within so many seconds
     * @param p99 99 of 100 were
     * @param longest all were
     */
    public record Latency(int percent, double perSecond, int probes, int missing, double p50, double p99,
            double longest) {}

    /**
     * A figure with a goal.
     *
     * @param name what it is
     * @param must what it must reach
     * @param aim what it aims for
     * @param lower whether less is better
     * @param reached what it is; absent where it was not measured
     * @param note what there is to say, or why there is no figure; may be empty
     */
    public record Ratio(String name, double must, double aim, boolean lower, @Nullable Spread reached,
            String note) {
        /** How it stands. */
        public String verdict() {
            if (reached == null) {
                return "not measured";
            }
            double median = reached.median();
            if (lower ? median <= aim : median >= aim) {
                return "as aimed for";
            }
            return (lower ? median <= must : median >= must) ? "reached" : "missed";
        }
    }

    /** The measure of this name, if it has a figure. */
    public Optional<Measure> measured(String name) {
        return measures.stream()
                .filter(measure -> measure.name().equals(name) && measure.perSecond() != null)
                .findFirst();
    }
}
