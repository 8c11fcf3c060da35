package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * The dense half of the models: a text's features added up in few dimensions, cut off at zero, then the arXiv categories as
 * a linear layer over that. Learned from arXiv papers and their authors' categories; the hidden layer also serves the topics.
 * After Joulin and others, "Bag of tricks for efficient text classification" (2016), with a rectifier.
 */
final class Encoder {
    /** How many dimensions. */
    private final int width;
    /** A row of {@code width} for each feature. */
    private final PackedRows rows;
    /** What the hidden layer starts from. */
    private final float[] bias;
    /** How many categories. */
    private final int labels;
    /** For each dimension a row of {@code labels}. */
    private final float[] out;
    /** Each category's bias. */
    private final float[] outBias;

    Encoder(int width, PackedRows rows, float[] bias, int labels, float[] out, float[] outBias) {
        this.width = width;
        this.rows = rows;
        this.bias = bias;
        this.labels = labels;
        this.out = out;
        this.outBias = outBias;
    }

    int width() {
        return width;
    }

    PackedRows rows() {
        return rows;
    }

    float[] bias() {
        return bias;
    }

    int labels() {
        return labels;
    }

    float[] out() {
        return out;
    }

    float[] outBias() {
        return outBias;
    }

    /** Vectors have unit length; the hidden layer needs more to work with. */
    static final float INPUT_SCALE = 4;

    float[] hidden(Vector vector) {
        float[] sum = rows.sum(vector.index(), vector.value(), vector.size());
        float[] hidden = new float[width];
        for (int i = 0; i < width; i++) {
            hidden[i] = Math.max(0, bias[i] + INPUT_SCALE * sum[i]);
        }
        return hidden;
    }

    float[] logits(float[] hidden) {
        float[] logits = Arrays.copyOf(outBias, labels);
        addRows(logits, out, hidden);
        return logits;
    }

    /** Adds rows, each times a number, four at a time: the sum is read and written once for the four. */
    static void addRows(float[] sum, float[] rows, float[] times) {
        int n = sum.length;
        int k = 0;
        for (; k + 3 < times.length; k += 4) {
            addFour(sum, rows, k * n, times[k], times[k + 1], times[k + 2], times[k + 3]);
        }
        for (; k < times.length; k++) {
            addRow(sum, rows, k * n, n, times[k]);
        }
    }

    private static void addFour(float[] sum, float[] rows, int a, float timesA, float timesB, float timesC,
            float timesD) {
        int b = a + sum.length;
        int c = b + sum.length;
        int d = c + sum.length;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += timesA * rows[a + i] + timesB * rows[b + i] + timesC * rows[c + i]
                    + timesD * rows[d + i];
        }
    }

    /** {@code sum += times * rows[from .. from + length]}; shaped so that the compiler makes it wide. */
    static void addRow(float[] sum, float[] rows, int from, int length, float times) {
        for (int i = 0; i < length; i++) {
            sum[i] += times * rows[from + i];
        }
    }
}
