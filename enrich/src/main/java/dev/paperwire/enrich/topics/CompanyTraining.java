package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link Company} by stochastic gradient descent with AdaGrad (Duchi and others, 2011), starting from none; what a
 * category adds is the sum of what every category adds (how many there are) and of its own.
 */
final class CompanyTraining {
    private static final int EPOCHS = 30;
    private static final float RATE = 0.1f;
    /** What draws the pulls towards zero, for each paper. */
    private static final float SHRINK = 3e-3f;
    private static final float LEAST_ERROR = 2e-3f;

    private final int labels;
    private final float[] pulls;
    private final float[] pullSquares;
    private final float[] common;
    private final float[] commonSquares;
    private final float[] slope;
    private final float[] slopeSquares;
    private final float[] bias;
    private final float[] biasSquares;

    private CompanyTraining(int labels) {
        this.labels = labels;
        pulls = new float[labels * labels];
        pullSquares = filled(labels * labels, 1e-2f);
        common = new float[labels];
        commonSquares = filled(labels, 1e-2f);
        slope = filled(labels, 1);
        slopeSquares = filled(labels, 1);
        bias = new float[labels];
        biasSquares = filled(labels, 1e-1f);
    }

    private static float[] filled(int size, float value) {
        float[] all = new float[size];
        Arrays.fill(all, value);
        return all;
    }

    /**
     * Learns.
     *
     * @param scores each paper's scores at first look
     * @param right the papers' categories
     */
    static Company train(List<float[]> scores, List<int[]> right) {
        CompanyTraining training = new CompanyTraining(scores.getFirst().length);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            float step = RATE * (1 - epoch / (float) EPOCHS);
            for (int i = 0; i < scores.size(); i++) {
                training.learn(scores.get(i), right.get(i), step);
            }
        }
        return training.result();
    }

    private void learn(float[] scores, int[] right, float step) {
        int[] likely = new int[labels];
        float[] share = new float[labels];
        int count = Company.likely(scores, likely, share);
        float all = 0;
        for (int k = 0; k < count; k++) {
            all += share[k];
        }
        boolean[] wanted = new boolean[labels];
        for (int c : right) {
            wanted[c] = true;
        }
        for (int c = 0; c < labels; c++) {
            float z = slope[c] * scores[c] + bias[c] + all * common[c];
            for (int k = 0; k < count; k++) {
                z += share[k] * pulls[likely[k] * labels + c];
            }
            float error = Company.probability(z) - (wanted[c] ? 1 : 0);
            if (Math.abs(error) < LEAST_ERROR) {
                continue;
            }
            descend(slope, slopeSquares, c, error * scores[c], step);
            descend(bias, biasSquares, c, error, step);
            descend(common, commonSquares, c, error * all, step);
            for (int k = 0; k < count; k++) {
                int at = likely[k] * labels + c;
                descend(pulls, pullSquares, at, error * share[k] + SHRINK * pulls[at], step);
            }
        }
    }

    private static void descend(float[] weights, float[] squares, int at, float gradient, float step) {
        squares[at] += gradient * gradient;
        weights[at] -= step * gradient / (float) Math.sqrt(squares[at]);
    }

    private Company result() {
        float[] sums = pulls.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += common[i % labels];
        }
        return new Company(PackedRows.of(sums, labels, PackedRows.BYTE), slope, bias);
    }
}
