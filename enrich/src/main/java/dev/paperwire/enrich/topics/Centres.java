package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * Directions that stand for many: k-means on the sphere, from directions taken at even steps. Centres keep far more of a
 * kernel than as many of the directions themselves do; after Zhang and others, "Improved Nyström low-rank approximation"
 * (2008).
 */
final class Centres {
    private static final int ROUNDS = 4;

    private Centres() {}

    /**
     * Finds centres.
     *
     * @param directions of unit length
     * @param most how many centres at most
     * @return centres of unit length
     */
    static float[][] of(float[][] directions, int most) {
        float[][] centres = new float[Math.min(most, directions.length)][];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = directions[(int) ((long) i * directions.length / centres.length)];
        }
        for (int round = 0; round < ROUNDS; round++) {
            centres = moved(centres, directions);
        }
        return centres;
    }

    /** Each centre moves into the middle of the directions that are nearest to it; one that has none stays. */
    private static float[][] moved(float[][] centres, float[][] directions) {
        int width = directions[0].length;
        float[] columns = KernelRidge.columns(centres);
        float[][] sums = new float[centres.length][width];
        for (float[] direction : directions) {
            float[] dots = new float[centres.length];
            for (int d = 0; d < width; d++) {
                Encoder.addRow(dots, columns, d * centres.length, centres.length, direction[d]);
            }
            Encoder.addRow(sums[largest(dots)], direction, 0, width, 1);
        }
        float[][] moved = new float[centres.length][];
        float[] origin = new float[width];
        for (int i = 0; i < moved.length; i++) {
            float[] unit = Landmarks.unit(sums[i]);
            moved[i] = Arrays.equals(unit, origin) ? centres[i] : unit;
        }
        return moved;
    }

    private static int largest(float[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }
}
