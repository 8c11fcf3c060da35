package dev.paperwire.enrich.topics;

import java.util.List;

/**
 * Encoders side by side: one learned from categories and keywords, one also from the words of titles. Together they know more
 * than one of their joint width, since each errs in its own way.
 */
final class Encoders {
    private final List<Encoder> all;
    private final int width;

    Encoders(List<Encoder> all) {
        this.all = List.copyOf(all);
        width = all.stream().mapToInt(Encoder::width).sum();
    }

    List<Encoder> all() {
        return all;
    }

    /** How many dimensions they have together. */
    int width() {
        return width;
    }

    /** The hidden layers, one after the other. */
    float[] hidden(Vector vector) {
        float[] hidden = new float[width];
        int from = 0;
        for (Encoder encoder : all) {
            encoder.hidden(vector, hidden, from);
            from += encoder.width();
        }
        return hidden;
    }

    /** Each encoder's logits, from what {@link #hidden} gave. */
    float[][] logits(float[] hidden) {
        float[][] logits = new float[all.size()][];
        int from = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = all.get(i).logits(hidden, from);
            from += all.get(i).width();
        }
        return logits;
    }
}
