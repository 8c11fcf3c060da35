package dev.paperwire.enrich.topics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A linear model of which only the weights that matter are kept: for each feature a few labels, their weights as whole
 * numbers up to 7 with a scale for each feature.
 */
final class SparseRows {
    private static final int LARGEST = 7;
    /** Labels are numbered in a byte. */
    static final int MOST_LABELS = 256;

    private final int labels;
    private final float[] bias;
    private final int[] begin;
    private final float[] scales;
    /** A label above its weight: what is read together stands together. */
    private final short[] cells;

    private SparseRows(int labels, float[] bias, int[] begin, float[] scales, short[] cells) {
        this.labels = labels;
        this.bias = bias;
        this.begin = begin;
        this.scales = scales;
        this.cells = cells;
    }

    private static short cell(int label, int whole) {
        return (short) ((label << Byte.SIZE) | (whole & 0xFF));
    }

    private int label(int cell) {
        return (cells[cell] >>> Byte.SIZE) & 0xFF;
    }

    private byte whole(int cell) {
        return (byte) cells[cell];
    }

    /**
     * Keeps the weights that matter most.
     *
     * @param weights a row of labels for each feature
     * @param often in how many texts each feature is
     * @param bias of each label
     * @param most how many weights to keep
     */
    static SparseRows of(float[] weights, int[] often, float[] bias, int most) {
        int labels = bias.length;
        if (labels > MOST_LABELS) {
            throw new IllegalArgumentException("more than " + MOST_LABELS + " labels");
        }
        float least = least(weights, often, labels, most);
        int[] begin = new int[often.length + 1];
        float[] scales = new float[often.length];
        short[] cells = new short[Math.min(weights.length, most + labels)];
        int n = 0;
        for (int f = 0; f < often.length; f++) {
            float top = 0;
            for (int l = 0; l < labels; l++) {
                float weight = weights[f * labels + l];
                top = matter(weight, often[f]) > least ? Math.max(top, Math.abs(weight)) : top;
            }
            scales[f] = top / LARGEST;
            for (int l = 0; l < labels; l++) {
                float weight = weights[f * labels + l];
                int rounded = top > 0 && matter(weight, often[f]) > least
                        ? Math.round(weight / scales[f])
                        : 0;
                if (rounded != 0 && n < cells.length) {
                    cells[n++] = cell(l, rounded);
                }
            }
            begin[f + 1] = n;
        }
        return new SparseRows(labels, bias, begin, scales, Arrays.copyOf(cells, n));
    }

    /** A weight moves as many texts as have its feature. */
    private static float matter(float weight, int often) {
        return Math.abs(weight) * (float) Math.sqrt(often);
    }

    private static float least(float[] weights, int[] often, int labels, int most) {
        if (most >= weights.length) {
            return 0;
        }
        float[] all = new float[weights.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = matter(weights[i], often[i / labels]);
        }
        Arrays.sort(all);
        return all[all.length - 1 - most];
    }

    float[] scores(Vector vector) {
        float[] scores = bias.clone();
        for (int k = 0; k < vector.size(); k++) {
            int feature = vector.index()[k];
            float times = vector.value()[k] * Encoder.INPUT_SCALE * scales[feature];
            int end = begin[feature + 1];
            for (int i = begin[feature]; i < end; i++) {
                scores[label(i)] += times * whole(i);
            }
        }
        return scores;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(labels);
        for (float b : bias) {
            out.writeFloat(b);
        }
        for (int f = 0; f < scales.length; f++) {
            out.writeByte(begin[f + 1] - begin[f]);
            out.writeFloat(scales[f]);
        }
        for (int f = 0; f < scales.length; f++) {
            for (int i = begin[f]; i < begin[f + 1]; i++) {
                out.writeByte(label(i) - (i == begin[f] ? 0 : label(i - 1)));
            }
        }
        // Apart from the labels, and two to a byte: both pack better so.
        for (int i = 0; i < cells.length; i += 2) {
            out.writeByte((whole(i) & 15) | (i + 1 < cells.length ? whole(i + 1) << 4 : 0));
        }
    }

    static SparseRows read(DataInputStream in, int features) throws IOException {
        int labels = in.readInt();
        if (labels < 1 || labels > MOST_LABELS) {
            throw new InvalidModel("the model is damaged: weights of " + labels + " labels");
        }
        float[] bias = new float[labels];
        for (int i = 0; i < labels; i++) {
            bias[i] = in.readFloat();
        }
        int[] begin = new int[features + 1];
        float[] scales = new float[features];
        for (int f = 0; f < features; f++) {
            begin[f + 1] = begin[f] + in.readUnsignedByte();
            scales[f] = in.readFloat();
        }
        int[] label = new int[begin[features]];
        for (int f = 0; f < features; f++) {
            for (int i = begin[f]; i < begin[f + 1]; i++) {
                label[i] = in.readByte() + (i == begin[f] ? 0 : label[i - 1]) & 0xFF;
                if (label[i] >= labels) {
                    throw new InvalidModel("the model is damaged: a weight of an unknown label");
                }
            }
        }
        short[] cells = new short[label.length];
        for (int i = 0; i < cells.length; i += 2) {
            byte two = in.readByte();
            cells[i] = cell(label[i], (byte) (two << 4) >> 4);
            if (i + 1 < cells.length) {
                cells[i + 1] = cell(label[i + 1], two >> 4);
            }
        }
        return new SparseRows(labels, bias, begin, scales, cells);
    }
}
