package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns a linear model of the categories straight over the features, by logistic regression with AdaGrad (Duchi and others,
 * 2011), leaving out features at random; then keeps the weights that matter.
 */
final class WideTraining {
    private static final float FEATURE_DROPOUT = 0.4f;
    private static final float FIRST_BIAS = -4;
    /** Errors below are not worth a step. */
    private static final float LEAST_ERROR = 2e-3f;

    private final int labels;
    private final SplittableRandom random;
    private final float[] weights;
    private final float[] squares;
    private final float[] bias;
    private final float[] biasSquares;
    private final int[] often;
    private final boolean[] wanted;
    private final float[] z;
    private final int[] wrong;
    private final float[] error;

    private WideTraining(int features, int labels, long seed) {
        this.labels = labels;
        random = new SplittableRandom(seed);
        weights = new float[features * labels];
        squares = filled(features * labels, 1e-3f);
        bias = filled(labels, FIRST_BIAS);
        biasSquares = filled(labels, 1e-2f);
        often = new int[features];
        wanted = new boolean[labels];
        z = new float[labels];
        wrong = new int[labels];
        error = new float[labels];
    }

    private static float[] filled(int size, float value) {
        float[] all = new float[size];
        Arrays.fill(all, value);
        return all;
    }

    /**
     * Learns.
     *
     * @param samples papers, of which those with categories count
     * @param features how many features the vectors have
     * @param labels how many categories there are
     * @param rate the first step size
     * @param most how many weights to keep
     */
    static SparseRows train(List<EncoderTraining.Sample> samples, int features, int labels, int epochs,
            float rate,
            int most, long seed) {
        WideTraining training = new WideTraining(features, labels, seed);
        int[] order = new int[samples.size()];
        Arrays.setAll(order, i -> i);
        float steps = (float) order.length * epochs;
        for (int epoch = 0; epoch < epochs; epoch++) {
            EncoderTraining.shuffle(order, training.random);
            for (int i = 0; i < order.length; i++) {
                float done = (epoch * (float) order.length + i) / steps;
                training.learn(samples.get(order[i]), rate * (1 - done), epoch == 0);
            }
        }
        return SparseRows.of(training.weights, training.often, training.bias, most);
    }

    private void learn(EncoderTraining.Sample sample, float step, boolean count) {
        int[] categories = sample.categories();
        if (categories == null) {
            return;
        }
        Vector vector = EncoderTraining.drop(sample.vector(), FEATURE_DROPOUT, random);
        System.arraycopy(bias, 0, z, 0, labels);
        for (int k = 0; k < vector.size(); k++) {
            int feature = vector.index()[k];
            often[feature] += count ? 1 : 0;
            Encoder.addRow(z, weights, feature * labels, labels, vector.value()[k]);
        }
        int n = errors(categories, step);
        for (int k = 0; k < vector.size(); k++) {
            int from = vector.index()[k] * labels;
            float x = vector.value()[k];
            for (int i = 0; i < n; i++) {
                float gradient = error[i] * x;
                int at = from + wrong[i];
                squares[at] += gradient * gradient;
                weights[at] -= step * gradient / (float) Math.sqrt(squares[at]);
            }
        }
    }

    /** Finds the labels that need a step, and takes it for their bias. */
    private int errors(int[] categories, float step) {
        for (int c : categories) {
            wanted[c] = true;
        }
        int n = 0;
        for (int l = 0; l < labels; l++) {
            float off = (float) (1 / (1 + Math.exp(-z[l]))) - (wanted[l] ? 1 : 0);
            wanted[l] = false;
            if (Math.abs(off) > LEAST_ERROR) {
                wrong[n] = l;
                error[n++] = off;
                biasSquares[l] += off * off;
                bias[l] -= step * off / (float) Math.sqrt(biasSquares[l]);
            }
        }
        return n;
    }
}
