package dev.paperwire.enrich.topics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Ridge regression of the topics on two kernels at once: the vectors' dot product and the likeness of hidden layers as the
 * landmarks see it. One inverse of the papers' matrix gives both the weights and what each paper's scores would be had it not been
 * learned from (leave one out, in closed form: Rasmussen and Williams, "Gaussian processes for machine learning", 5.4.2).
 */
final class KernelRidge {
    private static final double PENALTY = 0.3;
    private static final double LANDMARK_PENALTY = 1e-3;

    private final List<Vector> vectors;
    private final int topics;
    private final float[][] points;
    private final float[][] near;
    private final float[] among;
    private final float[] bias;
    private final float[][] weights;
    private final float[][] sparseWithout;
    private final float[][] denseWithout;

    /**
     * Learns.
     *
     * @param vectors the papers' vectors
     * @param directions where the papers' hidden layers lie along the axes, of unit length
     * @param landmarks how many landmarks to choose among the directions
     * @param wanted for each paper, which topics it has
     * @param features how many features the vectors' vocabulary has
     */
    KernelRidge(List<Vector> vectors, float[][] directions, int landmarks, boolean[][] wanted, int features) {
        this.vectors = vectors;
        int n = vectors.size();
        topics = wanted[0].length;
        points = Centres.of(directions, landmarks);
        near = likeness(directions, points);
        float[][] landmarkLikeness = likeness(points, points);
        among = rows(inverse(points.length, (i, j) -> landmarkLikeness[i][j], LANDMARK_PENALTY));
        bias = shares(wanted);
        float[][] sparse = dots(vectors, features);
        float[][] dense = seenFromLandmarks();
        double[][] inverse = inverse(n, (i, j) -> sparse[i][j] + dense[i][j], PENALTY);
        weights = new float[n][topics];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float share = (float) inverse[i][j];
                for (int t = 0; t < topics; t++) {
                    weights[i][t] += share * ((wanted[j][t] ? 1 : 0) - bias[t]);
                }
            }
        }
        sparseWithout = without(sparse, inverse, bias);
        denseWithout = without(dense, inverse, new float[topics]);
    }

    /** How alike two of the same things are. */
    private interface Likeness {
        double of(int one, int other);
    }

    private static double[][] inverse(int n, Likeness likeness, double penalty) {
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] = likeness.of(i, j);
            }
            inverse[i][i] += penalty;
        }
        SymmetricInverse.invert(inverse);
        return inverse;
    }

    private static float[] rows(double[][] matrix) {
        int n = matrix.length;
        float[] rows = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            rows[i] = (float) matrix[i / n][i % n];
        }
        return rows;
    }

    /**
     * The papers' likeness by way of the landmarks (Nyström). The model knows no other; with the papers' own likeness, which the
     * landmarks can only come near to, leaving one out would promise more than the model keeps.
     */
    private float[][] seenFromLandmarks() {
        int n = near.length;
        int count = points.length;
        float[] columns = columns(near);
        float[][] seen = new float[n][n];
        IntStream.range(0, n).parallel().forEach(i -> {
            float[] weights = new float[count];
            for (int k = 0; k < count; k++) {
                Encoder.addRow(weights, among, k * count, count, near[i][k]);
            }
            for (int k = 0; k < count; k++) {
                Encoder.addRow(seen[i], columns, k * n, n, weights[k]);
            }
        });
        return seen;
    }

    private static float[] shares(boolean[][] wanted) {
        float[] shares = new float[wanted[0].length];
        for (boolean[] paper : wanted) {
            for (int t = 0; t < shares.length; t++) {
                shares[t] += (paper[t] ? 1f : 0) / wanted.length;
            }
        }
        return shares;
    }

    private static float[][] dots(List<Vector> vectors, int features) {
        int n = vectors.size();
        int[] begin = new int[features + 1];
        for (Vector vector : vectors) {
            for (int k = 0; k < vector.size(); k++) {
                begin[vector.index()[k] + 1]++;
            }
        }
        for (int f = 0; f < features; f++) {
            begin[f + 1] += begin[f];
        }
        int[] next = begin.clone();
        int[] paper = new int[begin[features]];
        float[] value = new float[begin[features]];
        float[][] dots = new float[n][n];
        for (int i = 0; i < n; i++) {
            Vector vector = vectors.get(i);
            for (int k = 0; k < vector.size(); k++) {
                int f = vector.index()[k];
                float x = vector.value()[k];
                int end = next[f]++;
                paper[end] = i;
                value[end] = x;
                for (int p = begin[f]; p <= end; p++) {
                    dots[i][paper[p]] += x * value[p];
                }
            }
            for (int j = 0; j < i; j++) {
                dots[j][i] = dots[i][j];
            }
        }
        return dots;
    }

    private static float[][] likeness(float[][] some, float[][] others) {
        int width = others[0].length;
        float[] columns = columns(others);
        float[][] likeness = new float[some.length][others.length];
        for (int i = 0; i < some.length; i++) {
            for (int d = 0; d < width; d++) {
                Encoder.addRow(likeness[i], columns, d * others.length, others.length, some[i][d]);
            }
            for (int j = 0; j < others.length; j++) {
                likeness[i][j] = Landmarks.kernel(likeness[i][j]);
            }
        }
        return likeness;
    }

    static float[] columns(float[][] points) {
        int width = points[0].length;
        float[] columns = new float[width * points.length];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < width; d++) {
                columns[d * points.length + i] = points[i][d];
            }
        }
        return columns;
    }

    /** What one kernel's part of each paper's scores would be without that paper. */
    private float[][] without(float[][] kernel, double[][] inverse, float[] start) {
        int n = kernel.length;
        float[][] scores = new float[n][];
        for (int i = 0; i < n; i++) {
            float[] sum = start.clone();
            double turned = 0;
            for (int j = 0; j < n; j++) {
                Encoder.addRow(sum, weights[j], 0, topics, kernel[i][j]);
                turned += kernel[i][j] * inverse[j][i];
            }
            Encoder.addRow(sum, weights[i], 0, topics, (float) (-turned / inverse[i][i]));
            scores[i] = sum;
        }
        return scores;
    }

    float[] bias() {
        return bias;
    }

    /** The words' part of each paper's scores, learned without the paper. */
    float[][] sparseWithout() {
        return sparseWithout;
    }

    /** The likeness' part of each paper's scores, learned without the paper. */
    float[][] denseWithout() {
        return denseWithout;
    }

    /** A row of topics for each feature. */
    float[] linear(int features) {
        float[] linear = new float[features * topics];
        for (int i = 0; i < vectors.size(); i++) {
            Vector vector = vectors.get(i);
            for (int k = 0; k < vector.size(); k++) {
                int from = vector.index()[k] * topics;
                for (int t = 0; t < topics; t++) {
                    linear[from + t] += vector.value()[k] * weights[i][t];
                }
            }
        }
        return linear;
    }

    /** The likeness' part. */
    Landmarks landmarks(Axes axes) {
        int count = points.length;
        float[][] pulled = new float[count][topics];
        for (int i = 0; i < near.length; i++) {
            for (int k = 0; k < count; k++) {
                Encoder.addRow(pulled[k], weights[i], 0, topics, near[i][k]);
            }
        }
        float[] result = new float[count * topics];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < count; k++) {
                for (int t = 0; t < topics; t++) {
                    result[i * topics + t] += among[i * count + k] * pulled[k][t];
                }
            }
        }
        return new Landmarks(axes, PackedRows.of(columns(points), count, PackedRows.BYTE),
                PackedRows.of(result, topics, PackedRows.BYTE));
    }
}
