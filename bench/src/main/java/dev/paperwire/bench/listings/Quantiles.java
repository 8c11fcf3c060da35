package dev.paperwire.bench.listings;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A distribution of numbers, by its quantiles at equal steps.
 *
 * @param values the least number, the quantiles between, the greatest number; at least two, ascending
 */
record Quantiles(List<Long> values) {
    private static final int STEPS = 50;

    Quantiles {
        values = List.copyOf(values);
        if (values.size() < 2) {
            throw new IllegalArgumentException("quantiles: " + values.size() + " values, at least 2 needed");
        }
    }

    /** Of numbers of which there may be none, which then counts as zeros. */
    static Quantiles of(List<Long> numbers) {
        List<Long> sorted = numbers.isEmpty() ? List.of(0L) : numbers.stream().sorted().toList();
        return new Quantiles(IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> sorted.get((int) ((long) step * (sorted.size() - 1) / STEPS)))
                .toList());
    }

    /** The number below which this part of all numbers is, straight between two quantiles. */
    long at(double part) {
        double place = part * (values.size() - 1);
        int below = (int) Math.min(place, values.size() - 2.0);
        long from = values.get(below);
        return Math.round(from + (place - below) * (values.get(below + 1) - from));
    }
}
