package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The inverse of a symmetric positive definite matrix, by Gauss and Jordan, a block of pivots at a time. */
final class SymmetricInverse {
    private static final int BLOCK = 32;

    private SymmetricInverse() {}

    /** Inverts in place. */
    static void invert(double[][] a) {
        int n = a.length;
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            double[][] pivot = small(a, from, to);
            double[][] panel = new double[to - from][n];
            for (int k = 0; k < panel.length; k++) {
                for (int m = 0; m < panel.length; m++) {
                    add(panel[k], a[from + m], pivot[k][m]);
                }
            }
            int first = from;
            // Rows change apart from one another, so that the result is the same however many threads there are.
            IntStream.range(0, n)
                    .parallel()
                    .filter(i -> i < first || i >= to)
                    .forEach(i -> eliminate(a[i], first, panel, pivot));
            for (int k = 0; k < panel.length; k++) {
                System.arraycopy(pivot[k], 0, panel[k], from, panel.length);
                a[from + k] = panel[k];
            }
        }
    }

    private static void eliminate(double[] row, int from, double[][] panel, double[][] pivot) {
        double[] factor = new double[panel.length];
        System.arraycopy(row, from, factor, 0, factor.length);
        int k = 0;
        for (; k + 3 < factor.length; k += 4) {
            add(row, panel[k], -factor[k], panel[k + 1], -factor[k + 1], panel[k + 2], -factor[k + 2],
                    panel[k + 3],
                    -factor[k + 3]);
        }
        for (; k < factor.length; k++) {
            add(row, panel[k], -factor[k]);
        }
        for (int m = 0; m < factor.length; m++) {
            double sum = 0;
            for (int j = 0; j < factor.length; j++) {
                sum += factor[j] * pivot[j][m];
            }
            row[from + m] = -sum;
        }
    }

    private static double[][] small(double[][] a, int from, int to) {
        int n = to - from;
        double[][] b = new double[n][];
        for (int i = 0; i < n; i++) {
            b[i] = Arrays.copyOfRange(a[from + i], from, to);
        }
        for (int k = 0; k < n; k++) {
            double pivot = 1 / b[k][k];
            b[k][k] = 1;
            for (int j = 0; j < n; j++) {
                b[k][j] *= pivot;
            }
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double factor = b[i][k];
                    b[i][k] = 0;
                    add(b[i], b[k], -factor);
                }
            }
        }
        return b;
    }

    private static void add(double[] sum, double[] row, double times) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += times * row[j];
        }
    }

    private static void add(double[] sum, double[] a, double fa, double[] b, double fb, double[] c, double fc,
            double[] d,
            double fd) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += fa * a[j] + fb * b[j] + fc * c[j] + fd * d[j];
        }
    }
}
