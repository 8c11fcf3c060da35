package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;

/** Chooses a vocabulary: the features of the most texts, words of titles beside words of texts. */
final class VocabularyTraining {
    /** Words of titles stand for few counts; they weigh somewhat less than words of texts. */
    private static final double TITLE_WEIGHT = 0.7;

    private long[] keys = new long[1 << 20];
    private int[] counts = new int[1 << 20];
    private int used;

    static Vocabulary of(List<Words[]> texts, int fewest, int most) {
        VocabularyTraining all = new VocabularyTraining();
        VocabularyTraining titles = new VocabularyTraining();
        VocabularyTraining one = new VocabularyTraining(1 << 12);
        for (Words[] text : texts) {
            one.clear();
            one.addAll(text[0]);
            for (int i = 0; i < text[0].size; i++) {
                one.add(Hashes.inTitle(text[0].hash[i]));
            }
            one.addAll(text[1]);
            for (long key : one.keys) {
                if (key != 0) {
                    all.add(key);
                }
            }
            one.clear();
            for (int i = 0; i < text[0].size; i++) {
                one.add(Hashes.inTitle(text[0].hash[i]));
            }
            for (long key : one.keys) {
                if (key != 0) {
                    titles.add(key);
                }
            }
        }
        return all.choose(titles, texts.size(), fewest, most);
    }

    private VocabularyTraining() {}

    private VocabularyTraining(int capacity) {
        keys = new long[capacity];
        counts = new int[capacity];
    }

    private void addAll(Words words) {
        for (int i = 0; i < words.size; i++) {
            if (!words.number[i]) {
                add(words.hash[i]);
            }
            if (i > 0 && !words.first[i]) {
                add(Hashes.join(words.hash[i - 1], words.hash[i]));
            }
        }
        for (int i = 0; i < words.parts; i++) {
            add(words.part[i]);
        }
    }

    private void clear() {
        Arrays.fill(keys, 0);
        Arrays.fill(counts, 0);
        used = 0;
    }

    private int slot(long key) {
        int slot = (int) (key >>> 20) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void add(long key) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (++used * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        counts[slot]++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    private Vocabulary choose(VocabularyTraining titles, int texts, int fewest, int most) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int least = Math.max(fewest, sorted[Math.max(0, sorted.length - most)]);
        int[] fingerprints = new int[used];
        float[] weights = new float[used];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] >= least && n < most) {
                double idf = Math.log((texts + 1.0) / (counts[i] + 1)) + 1;
                boolean title = titles.counts[titles.slot(keys[i])] > 0;
                fingerprints[n] = HashIndex.fingerprint(keys[i]);
                weights[n++] = (float) (Math.pow(idf, Vocabulary.IDF_POWER) * (title ? TITLE_WEIGHT : 1));
            }
        }
        return distinct(fingerprints, weights, n);
    }

    private static Vocabulary distinct(int[] fingerprints, float[] weights, int size) {
        HashIndex index = new HashIndex(Arrays.copyOf(fingerprints, size));
        int n = 0;
        int[] kept = new int[size];
        float[] keptWeights = new float[size];
        for (int i = 0; i < size; i++) {
            if (index.find((long) fingerprints[i] << 32) == i) {
                kept[n] = fingerprints[i];
                keptWeights[n++] = weights[i];
            }
        }
        return new Vocabulary(Arrays.copyOf(kept, n), Arrays.copyOf(keptWeights, n));
    }
}
