package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * What the likely categories of a paper say of one another, and of how many it has: a second look at the categories' scores.
 */
final class Company {
    /** Less likely categories say nothing. */
    static final float LEAST = 0.02f;

    /** For each category that is likely, what it adds to every category. */
    private final PackedRows pulls;
    /** What to multiply each category's own score by. */
    private final float[] slope;
    private final float[] bias;

    Company(PackedRows pulls, float[] slope, float[] bias) {
        this.pulls = pulls;
        this.slope = slope;
        this.bias = bias;
    }

    PackedRows pulls() {
        return pulls;
    }

    float[] slope() {
        return slope;
    }

    float[] bias() {
        return bias;
    }

    /** Turns scores (logits) into probabilities, in place. */
    void probabilities(float[] scores) {
        int n = scores.length;
        int[] likely = new int[n];
        float[] share = new float[n];
        int count = likely(scores, likely, share);
        float[] sum = pulls.sum(likely, share, count);
        for (int c = 0; c < n; c++) {
            scores[c] = probability(slope[c] * scores[c] + bias[c] + sum[c]);
        }
    }

    /** Finds the likely categories and their probabilities at first look. */
    static int likely(float[] scores, int[] likely, float[] share) {
        int count = 0;
        for (int c = 0; c < scores.length; c++) {
            float p = probability(scores[c]);
            if (p >= LEAST) {
                likely[count] = c;
                share[count++] = p;
            }
        }
        return count;
    }

    static float probability(float score) {
        return (float) (1 / (1 + Math.exp(-score)));
    }

    /** No second look: the probabilities of the first. */
    static Company none(int labels) {
        float[] slope = new float[labels];
        Arrays.fill(slope, 1);
        return new Company(PackedRows.of(new float[labels * labels], labels, PackedRows.BYTE), slope,
                new float[labels]);
    }
}
