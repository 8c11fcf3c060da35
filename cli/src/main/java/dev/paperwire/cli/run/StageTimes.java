package dev.paperwire.cli.run;

import dev.paperwire.cli.run.Summary.StageTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** How long the stages of a run took; some run side by side. */
final class StageTimes {
    private final long began = System.nanoTime();
    private final List<StageTime> times = new ArrayList<>();

    <T> T measure(String stage, Supplier<T> work) {
        long from = System.nanoTime();
        T result = work.get();
        add(stage, from);
        return result;
    }

    <T> T call(String stage, Callable<T> work) throws Exception {
        long from = System.nanoTime();
        T result = work.call();
        add(stage, from);
        return result;
    }

    /** The stages so far in the order of their ends, then the whole. */
    synchronized List<StageTime> soFar() {
        List<StageTime> all = new ArrayList<>(times);
        all.add(new StageTime("all", Duration.ofNanos(System.nanoTime() - began)));
        return List.copyOf(all);
    }

    private synchronized void add(String stage, long from) {
        times.add(new StageTime(stage, Duration.ofNanos(System.nanoTime() - from)));
    }
}
