package dev.paperwire.bench.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to measure, and for how long.
 *
 * @param quick whether it is the short run
 * @param listings how many listings each contender has
 * @param warmUps how many rounds go before them, at most, that do not count: the services are compiled while they run, for minutes
 * @param rounds how often each contender is measured, at most
 * @param sizes to how many listings the whole is filled, ascending
 * @param seed of the generator
 * @param load how long each load lasts at which latencies are measured
 * @param budget how long all of it may take; what does not fit is left out, and the report says so
 * @param peers where the build of {@code bench/peers} is, to measure Camel and Flink too
 */
public record BenchPlan(boolean quick, int listings, int warmUps, int rounds, List<Integer> sizes,
        long seed, Duration load,
        Duration budget, Optional<Path> peers) {
    public BenchPlan {
        sizes = sizes.stream().sorted().distinct().toList();
        if (listings < 1 || warmUps < 0 || rounds < 1 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("listings, rounds and sizes: at least 1 is needed");
        }
    }

    /** About a quarter of an hour, at most 20 minutes on two cores. */
    public static BenchPlan full() {
        return new BenchPlan(false, 30_000, 3, 3, List.of(10_000, 100_000, 300_000), 1,
                Duration.ofSeconds(20),
                Duration.ofMinutes(19), Optional.empty());
    }

    /** At most four minutes on two cores. */
    public static BenchPlan brief() {
        return new BenchPlan(true, 6_000, 1, 2, List.of(5_000, 15_000), 1, Duration.ofSeconds(6),
                Duration.ofSeconds(220), Optional.empty());
    }

    /** Does everything once and measures nothing worth knowing, in half a minute: whether it all works. */
    public static BenchPlan rehearsal() {
        return new BenchPlan(true, 60, 0, 1, List.of(30, 60), 1, Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                Optional.empty());
    }

    /** With other sizes to fill the whole to. */
    public BenchPlan withSizes(List<Integer> others) {
        return new BenchPlan(quick, listings, warmUps, rounds, others, seed, load, budget, peers);
    }

    /** With another seed. */
    public BenchPlan withSeed(long other) {
        return new BenchPlan(quick, listings, warmUps, rounds, sizes, other, load, budget, peers);
    }

    /** With Camel and Flink, from the folder of the module's build. */
    public BenchPlan withPeers(Path build) {
        return new BenchPlan(quick, listings, warmUps, rounds, sizes, seed, load, budget, Optional.of(build));
    }
}
