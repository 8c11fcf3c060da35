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
    private final PackedRows out;
    /** Each category's bias. */
    private final float[] outBias;

    Encoder(int width, PackedRows rows, float[] bias, int labels, PackedRows out, float[] outBias) {
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

    PackedRows out() {
        return out;
    }

    float[] outBias() {
        return outBias;
    }

    /** Vectors have unit length; the hidden layer needs more to work with. */
    static final float INPUT_SCALE = 4;

    /** Writes the hidden layer of a text into a part of an array. */
    void hidden(Vector vector, float[] hidden, int from) {
        float[] sum = rows.sum(vector.index(), vector.value(), vector.size());
        for (int i = 0; i < width; i++) {
            hidden[from + i] = Math.max(0, bias[i] + INPUT_SCALE * sum[i]);
        }
    }

    /** The categories' logits of a hidden layer that stands in a part of an array. */
    float[] logits(float[] hidden, int from) {
        float[] sum = out.sum(Arrays.copyOfRange(hidden, from, from + width));
        float[] logits = outBias.clone();
        for (int i = 0; i < labels; i++) {
            logits[i] += sum[i];
        }
        return logits;
    }

    /** {@code sum += times * rows[from .. from + length]}. */
    static void addRow(float[] sum, float[] rows, int from, int length, float times) {
        for (int i = 0; i < length; i++) {
            sum[i] += times * rows[from + i];
        }
    }
}
