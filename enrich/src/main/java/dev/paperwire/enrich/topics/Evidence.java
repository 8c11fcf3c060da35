package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * What speaks for each topic of one text, as numbers that mean the same for every topic, so that rare topics share what is
 * learned from frequent ones.
 */
final class Evidence {
    /** How many numbers there are for a topic. */
    static final int SIZE = 24;
    /** Where the score of the two linear parts together stands. */
    static final int SCORE = 0;
    /** Where the count of the topic's phrases stands. */
    static final int PHRASES = 9;

    private Evidence() {}

    /**
     * Gathers it.
     *
     * @param sparse the topics' scores by words and pairs of words
     * @param dense the topics' scores by likeness to the labelled papers
     * @param inTitle how often the title has each topic's phrases
     * @param inBody how often the abstract has them
     * @param together row by row: how often a paper of the row's topic has the column's topic too
     * @return {@link #SIZE} numbers for each topic
     */
    static float[] of(float[] sparse, float[] dense, int[] inTitle, int[] inBody, float[] together) {
        int topics = sparse.length;
        float[] score = new float[topics];
        float[] clipped = new float[topics];
        int mostPhrases = 0;
        for (int t = 0; t < topics; t++) {
            score[t] = sparse[t] + dense[t];
            clipped[t] = Math.clamp(score[t], 0f, 1f);
            mostPhrases = Math.max(mostPhrases, inBody[t]);
        }
        float[] company = new float[topics];
        for (int t = 0; t < topics; t++) {
            if (clipped[t] > 0) {
                Encoder.addRow(company, together, t * topics, topics, clipped[t]);
            }
        }
        float[] sorted = score.clone();
        Arrays.sort(sorted);
        float best = sorted[topics - 1];
        float five = 0;
        for (int i = Math.max(0, topics - 5); i < topics; i++) {
            five += Math.clamp(sorted[i], 0f, 1f);
        }
        double most = Math.log1p(mostPhrases) + 0.5;
        float[] all = new float[topics * SIZE];
        for (int t = 0; t < topics; t++) {
            float a = score[t];
            int better = topics - 1 - Math.min(topics - 1, upper(sorted, a));
            float title = log1p(inTitle[t]);
            float body = log1p(inBody[t]);
            int o = t * SIZE;
            all[o] = a;
            all[o + 1] = clipped[t] * clipped[t];
            all[o + 2] = root(clipped[t]);
            all[o + 3] = sparse[t];
            all[o + 4] = dense[t];
            all[o + 5] = root(sparse[t]);
            all[o + 6] = root(dense[t]);
            all[o + 7] = a * dense[t];
            all[o + 8] = title;
            all[o + PHRASES] = body;
            all[o + 10] = title * a;
            all[o + 11] = body * a;
            all[o + 12] = inTitle[t] > 0 ? 1 : 0;
            all[o + 13] = inBody[t] > 0 ? 1 : 0;
            all[o + 14] = (float) (body / most);
            all[o + 15] = best;
            all[o + 16] = five;
            all[o + 17] = a / (Math.max(0, best) + 0.05f);
            all[o + 18] = 1f / (1 + better);
            all[o + 19] = better == 0 ? 1 : 0;
            all[o + 20] = better == 1 ? 1 : 0;
            all[o + 21] = company[t];
            all[o + 22] = a - company[t];
            all[o + 23] = best * a;
        }
        return all;
    }

    /** The place of the last of the sorted that is at most the value. */
    private static int upper(float[] sorted, float value) {
        int at = Arrays.binarySearch(sorted, value);
        int place = at < 0 ? -at - 2 : at;
        while (place + 1 < sorted.length && sorted[place + 1] <= value) {
            place++;
        }
        return Math.max(0, place);
    }

    /** Most topics have no phrase in a text. */
    private static float log1p(int count) {
        return count == 0 ? 0 : (float) Math.log1p(count);
    }

    private static float root(float value) {
        return (float) Math.sqrt(Math.clamp(value, 0f, 1f));
    }
}
