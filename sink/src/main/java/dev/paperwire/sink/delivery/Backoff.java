package dev.paperwire.sink.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: exponential with full jitter (Brooker, "Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015), so that many that failed together do not come back together.
 *
 * @param first the longest wait after the first failure
 * @param most the longest wait ever
 */
public record Backoff(Duration first, Duration most) {
    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (!first.isPositive() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off from " + first + " to " + most);
        }
    }

    /** A wait from zero to the ceiling of this failure. */
    Duration delay(int failures, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(ceiling(failures).toNanos() + 1));
    }

    /** The longest wait after so many failures, from 1. */
    public Duration ceiling(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
        Duration grown = first.multipliedBy(1L << doublings);
        return grown.compareTo(most) < 0 ? grown : most;
    }
}
