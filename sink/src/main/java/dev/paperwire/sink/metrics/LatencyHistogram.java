package dev.paperwire.sink.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts lengths of time in classes that grow by a quarter of a power of two, so that a percentile is told within a fifth of
 * its value. From 1 ms to about 12 days; what is outside counts as the nearest. Safe to share between threads.
 */
public final class LatencyHistogram {
    private static final int PER_DOUBLING = 4;
    private static final int CLASSES = 30 * PER_DOUBLING;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

    /** Counts one. */
    public void record(Duration length) {
        counts.incrementAndGet(classOf(length.toMillis()));
    }

    /** How many were counted. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < CLASSES; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /**
     * The length that this part of all stays within, rounded up to its class; zero if there are none.
     *
     * @param part from 0 to 1
     */
    public Duration percentile(double part) {
        long wanted = (long) Math.ceil(part * count());
        long seen = 0;
        for (int i = 0; i < CLASSES; i++) {
            seen += counts.get(i);
            if (seen > 0 && seen >= wanted) {
                return Duration.ofMillis(upper(i));
            }
        }
        return Duration.ZERO;
    }

    private static int classOf(long millis) {
        int found = 0;
        while (found < CLASSES - 1 && upper(found) < millis) {
            found++;
        }
        return found;
    }

    private static long upper(int i) {
        return (long) Math.ceil(Math.pow(2, (double) i / PER_DOUBLING));
    }
}
