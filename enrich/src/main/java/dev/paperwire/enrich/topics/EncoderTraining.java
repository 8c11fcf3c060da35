package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Learns an encoder by stochastic gradient descent with row-wise AdaGrad (Duchi and others, 2011), leaving out features and
 * hidden units at random (dropout). Two layers of labels share the hidden layer: categories, which the model keeps, and
 * keywords (hints), which only shape it.
 */
final class EncoderTraining {
    private static final float FEATURE_DROPOUT = 0.3f;
    private static final float FIRST_GUESS = 0.05f;
    /** One keyword in so many is taken as absent. */
    private static final int HINT_SPARE = 8;
    /** So many words are taken as absent from a title. */
    private static final int TITLE_ABSENT = 100;
    private static final float HINT_WEIGHT = 0.3f;
    /** Errors below are not worth a step. */
    private static final float LEAST_ERROR = 5e-4f;

    private final int width;
    private final float hiddenDropout;
    private final SplittableRandom random;
    private final float[] rows;
    private final float[] rowSquares;
    private final float[] bias;
    private final float[] biasSquares;
    private final float[] hidden;
    private final float[] gradient;
    private final Head categories;
    private final Head keywords;
    private final @Nullable Head titles;

    /** What is learned from: a vector and its labels, {@code null} where they are not known. */
    static final class Sample {
        private final Vector vector;
        private final int @Nullable [] categories;
        private final int @Nullable [] keywords;
        private final Vector body;
        private final int[] title;

        /**
         * A paper.
         *
         * @param vector of all its text
         * @param body of its abstract alone
         * @param title numbers of its title's words and pairs of words
         */
        Sample(Vector vector, int @Nullable [] categories, int @Nullable [] keywords, Vector body,
                int[] title) {
            this.vector = vector;
            this.categories = categories;
            this.keywords = keywords;
            this.body = body;
            this.title = title;
        }

        Vector vector() {
            return vector;
        }

        int @Nullable [] categories() {
            return categories;
        }
    }

    /** How to learn. */
    record Settings(int width, int epochs, float rate, float hiddenDropout, long seed) {}

    /** How many labels there are of each kind; with none of titles, nothing is learned from titles. */
    record Counts(int features, int categories, int keywords, int titles) {}

    private EncoderTraining(Counts counts, Settings settings) {
        width = settings.width();
        hiddenDropout = settings.hiddenDropout();
        random = new SplittableRandom(settings.seed());
        rows = guess(counts.features() * width);
        rowSquares = filled(counts.features(), 1e-4f);
        bias = new float[width];
        biasSquares = filled(width, 1e-2f);
        hidden = new float[width];
        gradient = new float[width];
        categories = new Head(counts.categories(), -4);
        keywords = new Head(counts.keywords(), -5);
        titles = counts.titles() == 0 ? null : new Head(counts.titles(), -5);
    }

    static Encoder train(List<Sample> samples, Counts counts, Settings settings, String stage,
            Progress progress) {
        EncoderTraining training = new EncoderTraining(counts, settings);
        int[] order = new int[samples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        float steps = (float) order.length * settings.epochs();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, training.random);
            for (int i = 0; i < order.length; i++) {
                float done = (epoch * (float) order.length + i) / steps;
                training.learn(samples.get(order[i]), settings.rate() * (1 - done));
                if (i % 4096 == 0) {
                    progress.at(stage, done);
                }
            }
        }
        return training.result();
    }

    private Encoder result() {
        int labels = categories.labels;
        float[] out = new float[labels * width];
        for (int l = 0; l < labels; l++) {
            for (int i = 0; i < width; i++) {
                out[i * labels + l] = categories.weights[l * width + i];
            }
        }
        return new Encoder(width, PackedRows.of(rows, width, PackedRows.TWO_BITS), bias, labels,
                PackedRows.of(out, labels, PackedRows.BYTE), categories.bias);
    }

    private void learn(Sample sample, float step) {
        Vector kept = drop(sample.vector, FEATURE_DROPOUT, random);
        forward(kept);
        if (sample.categories != null) {
            categories.learnAll(sample.categories, step);
        }
        if (sample.keywords != null && sample.keywords.length > 0) {
            keywords.learnSome(sample.keywords, keywords.labels / HINT_SPARE, 2, step);
        }
        back(kept, step);
        if (titles != null && random.nextBoolean()) {
            Vector body = drop(sample.body, FEATURE_DROPOUT, random);
            forward(body);
            titles.learnSome(sample.title, Math.min(TITLE_ABSENT, titles.labels), 4, step);
            back(body, step);
        }
    }

    private void forward(Vector kept) {
        System.arraycopy(bias, 0, hidden, 0, width);
        for (int k = 0; k < kept.size(); k++) {
            Encoder.addRow(hidden, rows, kept.index()[k] * width, width, kept.value()[k]);
        }
        for (int i = 0; i < width; i++) {
            boolean out = hidden[i] <= 0 || random.nextInt() * 0x1p-32f + 0.5f < hiddenDropout;
            hidden[i] = out ? 0 : hidden[i] / (1 - hiddenDropout);
            gradient[i] = 0;
        }
    }

    /** Leaves out features at random and gives what is left the length of an encoder's input. */
    static Vector drop(Vector vector, float share, SplittableRandom random) {
        int[] index = new int[vector.size()];
        float[] value = new float[vector.size()];
        int n = 0;
        float squares = 1e-9f;
        for (int k = 0; k < vector.size(); k++) {
            if (random.nextInt() * 0x1p-32f + 0.5f >= share) {
                index[n] = vector.index()[k];
                value[n++] = vector.value()[k];
                squares += vector.value()[k] * vector.value()[k];
            }
        }
        float scale = (float) (Encoder.INPUT_SCALE / Math.sqrt(squares));
        for (int k = 0; k < n; k++) {
            value[k] *= scale;
        }
        return new Vector(index, value, n);
    }

    private void back(Vector vector, float step) {
        float squares = 0;
        for (int i = 0; i < width; i++) {
            gradient[i] = hidden[i] > 0 ? gradient[i] / (1 - hiddenDropout) : 0;
            squares += gradient[i] * gradient[i];
        }
        if (squares == 0) {
            return;
        }
        float mean = squares / width;
        for (int k = 0; k < vector.size(); k++) {
            int feature = vector.index()[k];
            float x = vector.value()[k];
            rowSquares[feature] += x * x * mean;
            addTo(rows, feature * width, gradient, -step * x / (float) Math.sqrt(rowSquares[feature]));
        }
        for (int i = 0; i < width; i++) {
            biasSquares[i] += gradient[i] * gradient[i];
            bias[i] -= 0.1f * step * gradient[i] / (float) Math.sqrt(biasSquares[i]);
        }
    }

    private static void addTo(float[] rows, int from, float[] row, float times) {
        for (int i = 0; i < row.length; i++) {
            rows[from + i] += times * row[i];
        }
    }

    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[k];
            order[k] = swap;
        }
    }

    private float[] guess(int size) {
        float[] all = new float[size];
        for (int i = 0; i < size; i++) {
            // The sum of three uniform numbers is near enough to normal.
            double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            all[i] = (float) (2 * FIRST_GUESS * sum);
        }
        return all;
    }

    private static float[] filled(int size, float value) {
        float[] all = new float[size];
        Arrays.fill(all, value);
        return all;
    }

    /** A layer of independent labels over the hidden layer. */
    private final class Head {
        private final int labels;
        private final float[] weights;
        private final float[] squares;
        private final float[] bias;
        private final float[] biasSquares;
        private final boolean[] wanted;

        Head(int labels, float firstBias) {
            this.labels = labels;
            weights = guess(labels * width);
            squares = filled(labels, 1e-4f);
            bias = filled(labels, firstBias);
            biasSquares = filled(labels, 1e-2f);
            wanted = new boolean[labels];
        }

        void learnAll(int[] present, float step) {
            mark(present, true);
            float length = squaredLength();
            for (int l = 0; l < labels; l++) {
                learn(l, wanted[l], 1, step, length);
            }
            mark(present, false);
        }

        /** Learns the present labels and, of the absent, some at random, which weigh more for the others. */
        void learnSome(int[] present, int absent, float absentWeight, float step) {
            mark(present, true);
            float length = squaredLength();
            for (int label : present) {
                learn(label, true, HINT_WEIGHT, step, length);
            }
            for (int i = 0; i < absent; i++) {
                int label = random.nextInt(labels);
                if (!wanted[label]) {
                    learn(label, false, HINT_WEIGHT * absentWeight, step, length);
                }
            }
            mark(present, false);
        }

        private void mark(int[] present, boolean value) {
            for (int label : present) {
                wanted[label] = value;
            }
        }

        private float squaredLength() {
            float sum = 0;
            for (float h : hidden) {
                sum += h * h;
            }
            return sum / width;
        }

        private void learn(int label, boolean present, float weight, float step, float length) {
            int from = label * width;
            float z = bias[label] + dot(from);
            float p = (float) (1 / (1 + Math.exp(-z)));
            float error = weight * (p - (present ? 1 : 0));
            if (Math.abs(error) < LEAST_ERROR) {
                return;
            }
            squares[label] += error * error * length;
            float change = step * error / (float) Math.sqrt(squares[label]);
            for (int i = 0; i < width; i++) {
                gradient[i] += error * weights[from + i];
            }
            addTo(weights, from, hidden, -change);
            biasSquares[label] += error * error;
            bias[label] -= step * error / (float) Math.sqrt(biasSquares[label]);
        }

        /** In four sums, which the processor can keep apart. */
        private float dot(int from) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int i = 0;
            for (; i + 3 < width; i += 4) {
                a += weights[from + i] * hidden[i];
                b += weights[from + i + 1] * hidden[i + 1];
                c += weights[from + i + 2] * hidden[i + 2];
                d += weights[from + i + 3] * hidden[i + 3];
            }
            for (; i < width; i++) {
                a += weights[from + i] * hidden[i];
            }
            return a + b + c + d;
        }
    }
}
