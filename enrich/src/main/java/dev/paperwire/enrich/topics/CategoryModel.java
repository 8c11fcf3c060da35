package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;

/** How the logits of the encoders and of the linear model become categories. */
final class CategoryModel {
    /** The arXiv codes, in the order of the logits. */
    private final List<String> codes;
    /** The linear model. */
    private final SparseRows wide;
    /** For each category a weight for each encoder's logit and the linear model's, then a bias: its score. */
    private final float[] weights;
    /** From all categories' scores to probabilities. */
    private final Company company;
    /** Which categories are accepted. */
    private final Rule rule;

    CategoryModel(List<String> codes, SparseRows wide, float[] weights, Company company, Rule rule) {
        this.codes = codes;
        this.wide = wide;
        this.weights = weights;
        this.company = company;
        this.rule = rule;
    }

    List<String> codes() {
        return codes;
    }

    SparseRows wide() {
        return wide;
    }

    float[] weights() {
        return weights;
    }

    Company company() {
        return company;
    }

    Rule rule() {
        return rule;
    }

    /** The logits of all members, the linear model's last. */
    static float[][] members(float[][] encoded, SparseRows wide, Vector vector) {
        float[][] members = Arrays.copyOf(encoded, encoded.length + 1);
        members[encoded.length] = wide.scores(vector);
        return members;
    }

    float[] probabilities(float[][] members) {
        float[] scores = scores(members);
        company.probabilities(scores);
        return scores;
    }

    /** Each category's own score, a logit. */
    float[] scores(float[][] members) {
        float[] scores = new float[codes.size()];
        int row = members.length + 1;
        for (int c = 0; c < scores.length; c++) {
            float z = weights[c * row + row - 1];
            for (int m = 0; m < members.length; m++) {
                z += weights[c * row + m] * members[m][c];
            }
            scores[c] = z;
        }
        return scores;
    }
}
