package dev.paperwire.enrich.topics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A linear model of which only the weights that matter are kept, as whole numbers up to 7 with a scale for each feature. The
 * file has what is kept; in memory all weights have their places, since of the words that texts have most are kept.
 */
final class SparseRows {
    private static final int LARGEST = 7;
    /** Labels are numbered in a byte. */
    static final int MOST_LABELS = 256;

    private final float[] bias;
    /** A row of labels for each feature. */
    private final PackedRows rows;

    private SparseRows(float[] bias, PackedRows rows) {
        this.bias = bias;
        this.rows = rows;
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
        float[] kept = new float[weights.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = matter(weights[i], often[i / labels]) > least ? weights[i] : 0;
        }
        return new SparseRows(bias, PackedRows.of(kept, labels, LARGEST));
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
        float[] sum = rows.sum(vector.index(), vector.value(), vector.size());
        float[] scores = bias.clone();
        for (int l = 0; l < scores.length; l++) {
            scores[l] += Encoder.INPUT_SCALE * sum[l];
        }
        return scores;
    }

    void write(DataOutputStream out) throws IOException {
        int labels = bias.length;
        out.writeInt(labels);
        for (float b : bias) {
            out.writeFloat(b);
        }
        byte[] wholes = new byte[rows.rows() * labels];
        int n = 0;
        for (int f = 0; f < rows.rows(); f++) {
            int before = n;
            for (int l = 0; l < labels; l++) {
                if (rows.whole(f, l) != 0) {
                    wholes[n++] = rows.whole(f, l);
                }
            }
            out.writeByte(n - before);
            rows.writeScale(f, out);
        }
        for (int f = 0; f < rows.rows(); f++) {
            int before = 0;
            for (int l = 0; l < labels; l++) {
                if (rows.whole(f, l) != 0) {
                    out.writeByte(l - before);
                    before = l;
                }
            }
        }
        // Apart from the labels, and two to a byte: both pack better so.
        for (int i = 0; i < n; i += 2) {
            out.writeByte((wholes[i] & 15) | (i + 1 < n ? wholes[i + 1] << 4 : 0));
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
            scales[f] = PackedRows.readScale(in);
        }
        int[] places = places(in, begin, labels);
        byte[] wholes = new byte[features * labels];
        for (int i = 0; i < places.length; i += 2) {
            byte two = in.readByte();
            wholes[places[i]] = (byte) ((byte) (two << 4) >> 4);
            if (i + 1 < places.length) {
                wholes[places[i + 1]] = (byte) (two >> 4);
            }
        }
        return new SparseRows(bias, PackedRows.of(wholes, scales, labels, LARGEST));
    }

    /** Where the weights of a file are among all weights. */
    private static int[] places(DataInputStream in, int[] begin, int labels) throws IOException {
        int[] places = new int[begin[begin.length - 1]];
        for (int f = 0; f + 1 < begin.length; f++) {
            int label = 0;
            for (int i = begin[f]; i < begin[f + 1]; i++) {
                label += in.readUnsignedByte();
                if (label >= labels) {
                    throw new InvalidModel("the model is damaged: a weight of an unknown label");
                }
                places[i] = f * labels + label;
            }
        }
        return places;
    }
}
