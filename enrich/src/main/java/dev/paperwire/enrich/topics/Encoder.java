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
    private final float[] rows;
    /** What the hidden layer starts from. */
    private final float[] bias;
    /** How many categories. */
    private final int labels;
    /** For each dimension a row of {@code labels}. */
    private final float[] out;
    /** Each category's bias. */
    private final float[] outBias;

    Encoder(int width, float[] rows, float[] bias, int labels, float[] out, float[] outBias) {
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

    float[] rows() {
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
        float[] hidden = Arrays.copyOf(bias, width);
        for (int k = 0; k < vector.size(); k++) {
            addRow(hidden, rows, vector.index()[k] * width, width, vector.value()[k] * INPUT_SCALE);
        }
        for (int i = 0; i < width; i++) {
            hidden[i] = Math.max(0, hidden[i]);
        }
        return hidden;
    }

    float[] logits(float[] hidden) {
        float[] logits = Arrays.copyOf(outBias, labels);
        for (int i = 0; i < width; i++) {
            if (hidden[i] != 0) {
                addRow(logits, out, i * labels, labels, hidden[i]);
            }
        }
        return logits;
    }

    /** {@code sum += times * rows[from .. from + length]}; shaped so that the compiler makes it wide. */
    static void addRow(float[] sum, float[] rows, int from, int length, float times) {
        for (int i = 0; i < length; i++) {
            sum[i] += times * rows[from + i];
        }
    }
}
