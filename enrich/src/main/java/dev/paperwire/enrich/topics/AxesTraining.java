package dev.paperwire.enrich.topics;

import java.util.List;
import java.util.stream.IntStream;

/** Finds {@link Axes}: principal components by orthogonal iteration (Golub and Van Loan, "Matrix computations", 7.3.2). */
final class AxesTraining {
    private static final int ROUNDS = 40;
    /** An axis with a smaller part left is the rounding of others. */
    private static final double NOTHING = 1e-20;

    private AxesTraining() {}

    /**
     * Finds them.
     *
     * @param hidden the papers' hidden layers
     * @param most how many axes at most
     */
    static Axes of(List<float[]> hidden, int most) {
        float[] mean = mean(hidden);
        int width = mean.length;
        double[][] spread = spread(hidden, mean);
        int count = Math.min(most, width);
        double[][] axes = new double[count][width];
        for (int i = 0; i < count; i++) {
            axes[i][(int) ((long) i * width / count)] = 1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            axes = orthonormal(times(spread, axes));
        }
        float[] rows = new float[width * count];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < width; d++) {
                rows[d * count + i] = (float) axes[i][d];
            }
        }
        return new Axes(mean, PackedRows.of(rows, count, PackedRows.BYTE));
    }

    private static float[] mean(List<float[]> hidden) {
        float[] mean = new float[hidden.getFirst().length];
        for (float[] h : hidden) {
            Encoder.addRow(mean, h, 0, h.length, 1f / hidden.size());
        }
        return mean;
    }

    private static double[][] spread(List<float[]> hidden, float[] mean) {
        int width = mean.length;
        double[][] spread = new double[width][width];
        IntStream.range(0, width).parallel().forEach(a -> {
            for (float[] h : hidden) {
                double x = h[a] - mean[a];
                for (int b = 0; b < width; b++) {
                    spread[a][b] += x * (h[b] - mean[b]);
                }
            }
        });
        return spread;
    }

    private static double[][] times(double[][] spread, double[][] axes) {
        int width = spread.length;
        double[][] turned = new double[axes.length][width];
        IntStream.range(0, axes.length).parallel().forEach(i -> {
            for (int d = 0; d < width; d++) {
                add(turned[i], spread[d], axes[i][d]);
            }
        });
        return turned;
    }

    /** Each axis loses its part along the earlier ones and gets unit length; one of which nothing is left stays zero. */
    private static double[][] orthonormal(double[][] axes) {
        for (int i = 0; i < axes.length; i++) {
            double before = dot(axes[i], axes[i]);
            for (int k = 0; k < i; k++) {
                add(axes[i], axes[k], -dot(axes[i], axes[k]));
            }
            double squares = dot(axes[i], axes[i]);
            double scale = squares > NOTHING * before ? 1 / Math.sqrt(squares) : 0;
            for (int d = 0; d < axes[i].length; d++) {
                axes[i][d] *= scale;
            }
        }
        return axes;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static void add(double[] sum, double[] row, double times) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += times * row[d];
        }
    }
}
