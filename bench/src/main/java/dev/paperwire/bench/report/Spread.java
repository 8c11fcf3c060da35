package dev.paperwire.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A figure that was measured several times.
 *
 * @param median the one in the middle, or between the two in the middle
 * @param least the least of all
 * @param most the greatest of all
 * @param times how often it was measured; at least once
 */
public record Spread(double median, double least, double most, int times) {
    private static final double WHOLE_FROM = 100;

    /**
     * Of measured figures.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** Whether each of the two medians is outside the other's range. */
    public boolean isApartFrom(Spread other) {
        return !includes(other.median) && !other.includes(median);
    }

    private boolean includes(double figure) {
        return least <= figure && figure <= most;
    }

    /** The median, and the range where there is one. */
    @Override
    public String toString() {
        return times == 1 ? shown(median) : shown(median) + " (" + shown(least) + " to " + shown(most) + ")";
    }

    static String shown(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) >= WHOLE_FROM ? "%,.0f" : "%.2f", figure);
    }
}
