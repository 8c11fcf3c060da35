package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * The features that a model knows: words, pairs of words and words of titles, each with its rarity, and how a text becomes
 * a vector of them: {@code (1 + ln count) * idf^0.7}, of unit length, a title's words counted twice more and once as words of
 * a title.
 */
final class Vocabulary {
    /** A power below 1 tames the rarest words, whose idf overstates what they tell. */
    static final double IDF_POWER = 0.7;
    private static final float TITLE_COUNT = 2;
    /** {@code 1 + ln count} of the usual counts. */
    private static final float[] DAMPED = new float[64];

    static {
        for (int count = 1; count < DAMPED.length; count++) {
            DAMPED[count] = 1 + (float) Math.log(count);
        }
    }

    private final int[] fingerprints;
    private final float[] weights;
    private final HashIndex index;

    /**
     * A vocabulary.
     *
     * @param fingerprints of the features' hashes, none twice
     * @param weights each feature's weight for a count of one
     */
    Vocabulary(int[] fingerprints, float[] weights) {
        this.fingerprints = fingerprints;
        this.weights = weights;
        index = new HashIndex(fingerprints);
    }

    int size() {
        return fingerprints.length;
    }

    int[] fingerprints() {
        return fingerprints;
    }

    float[] weights() {
        return weights;
    }

    int find(long hash) {
        return index.find(hash);
    }

    Vector vector(Words title, Words body) {
        Counts counts = new Counts(2 * (title.size * 3 + body.size * 2 + title.parts + body.parts));
        count(title, counts, TITLE_COUNT);
        for (int i = 0; i < title.size; i++) {
            counts.add(index.find(Hashes.inTitle(title.hash[i])), 1);
        }
        count(body, counts, 1);
        return counts.unit(weights);
    }

    private void count(Words words, Counts counts, float times) {
        for (int i = 0; i < words.size; i++) {
            if (!words.number[i]) {
                counts.add(index.find(words.hash[i]), times);
            }
            if (i > 0 && !words.first[i]) {
                counts.add(index.find(Hashes.join(words.hash[i - 1], words.hash[i])), times);
            }
        }
        for (int i = 0; i < words.parts; i++) {
            counts.add(index.find(words.part[i]), times);
        }
    }

    /** Counts by feature in a small table of its own, so that a text costs what it holds, not what the model holds. */
    private static final class Counts {
        private final int[] keys;
        private final float[] counts;
        private final int mask;
        private int[] filled = new int[256];
        private int used;

        Counts(int atMost) {
            int capacity = Integer.highestOneBit(Math.max(8, atMost)) * 2;
            keys = new int[capacity];
            counts = new float[capacity];
            mask = capacity - 1;
        }

        void add(int feature, float times) {
            if (feature < 0) {
                return;
            }
            int key = feature + 1;
            int slot = ((key * 0x9E3779B1) >>> 9) & mask;
            while (keys[slot] != key) {
                if (keys[slot] == 0) {
                    keys[slot] = key;
                    fill(slot);
                    break;
                }
                slot = (slot + 1) & mask;
            }
            counts[slot] += times;
        }

        private void fill(int slot) {
            if (used == filled.length) {
                filled = Arrays.copyOf(filled, used * 2);
            }
            filled[used++] = slot;
        }

        /** The features in the order of their first occurrence. */
        Vector unit(float[] weights) {
            int[] index = new int[used];
            float[] value = new float[used];
            double squares = 0;
            for (int i = 0; i < used; i++) {
                index[i] = keys[filled[i]] - 1;
                value[i] = damped(counts[filled[i]]) * weights[index[i]];
                squares += value[i] * value[i];
            }
            float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
            for (int i = 0; i < used; i++) {
                value[i] *= scale;
            }
            return new Vector(index, value, used);
        }

        private static float damped(float count) {
            int whole = (int) count;
            return whole < DAMPED.length ? DAMPED[whole] : 1 + (float) Math.log(count);
        }
    }
}
