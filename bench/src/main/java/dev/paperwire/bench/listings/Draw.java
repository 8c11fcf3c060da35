package dev.paperwire.bench.listings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws one of several things, each as often as its frequency says.
 *
 * @param <T> the things
 */
final class Draw<T> {
    private final List<T> things;
    private final long[] upTo;

    Draw(Map<T, Long> frequencies) {
        things = List.copyOf(frequencies.keySet());
        upTo = frequencies.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.parallelPrefix(upTo, Long::sum);
    }

    T next(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextLong(upTo[upTo.length - 1]));
        return things.get(found < 0 ? -found - 1 : found + 1);
    }
}
