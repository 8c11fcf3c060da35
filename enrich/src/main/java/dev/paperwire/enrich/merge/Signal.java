package dev.paperwire.enrich.merge;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A count of attention at a time.
 *
 * @param at when it was read
 * @param value the count
 */
record Signal(Instant at, long value) implements Comparable<Signal> {
    private static final Comparator<Signal> ORDER = Comparator.comparing(Signal::at)
            .thenComparingLong(Signal::value);

    /** The later one is greater; of two at one time the greater count. */
    @Override
    public int compareTo(Signal other) {
        return ORDER.compare(this, other);
    }

    /** By name the latest of both. */
    static Map<String, Signal> latest(Map<String, Signal> some, Map<String, Signal> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        Map<String, Signal> merged = new TreeMap<>(some);
        others.forEach((name, signal) -> merged.merge(name, signal,
                (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return merged;
    }
}
