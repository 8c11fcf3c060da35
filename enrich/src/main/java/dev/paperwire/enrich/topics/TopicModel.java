package dev.paperwire.enrich.topics;

import java.util.List;

/**
 * All that was learned of the topics, over an encoder's hidden layer.
 */
final class TopicModel {
    /** The topics, in the order of every array. */
    private final List<TopicDefinition> definitions;
    /** Each topic's phrases, for {@link Phrases}. */
    private final List<List<String>> phrases;
    /** For each feature of the vocabulary its row in {@code linear}, or -1. */
    private final int[] rowOf;
    /** For each feature that tells of topics, a row of weights. */
    private final PackedRows linear;
    /** Each topic's share among the labelled papers. */
    private final float[] bias;
    /** The dense part. */
    private final Landmarks landmarks;
    /** See {@link Evidence}. */
    private final float[] together;
    /** From evidence to probability. */
    private final Judge judge;
    /** Which topics are accepted. */
    private final Rule rule;

    TopicModel(List<TopicDefinition> definitions, List<List<String>> phrases, int[] rowOf, PackedRows linear,
            float[] bias, Landmarks landmarks, float[] together, Judge judge, Rule rule) {
        this.definitions = definitions;
        this.phrases = phrases;
        this.rowOf = rowOf;
        this.linear = linear;
        this.bias = bias;
        this.landmarks = landmarks;
        this.together = together;
        this.judge = judge;
        this.rule = rule;
    }

    List<TopicDefinition> definitions() {
        return definitions;
    }

    List<List<String>> phrases() {
        return phrases;
    }

    int[] rowOf() {
        return rowOf;
    }

    PackedRows linear() {
        return linear;
    }

    float[] bias() {
        return bias;
    }

    Landmarks landmarks() {
        return landmarks;
    }

    float[] together() {
        return together;
    }

    Judge judge() {
        return judge;
    }

    Rule rule() {
        return rule;
    }

    int count() {
        return definitions.size();
    }

    /** The scores by words and pairs of words. */
    float[] sparse(Vector vector) {
        int[] rows = new int[vector.size()];
        float[] times = new float[vector.size()];
        int n = 0;
        for (int k = 0; k < vector.size(); k++) {
            int row = rowOf[vector.index()[k]];
            if (row >= 0) {
                rows[n] = row;
                times[n++] = vector.value()[k];
            }
        }
        float[] sum = linear.sum(rows, times, n);
        float[] scores = bias.clone();
        for (int t = 0; t < scores.length; t++) {
            scores[t] += sum[t];
        }
        return scores;
    }

    float[] probabilities(Vector vector, float[] hidden, int[] inTitle, int[] inBody) {
        float[] evidence = Evidence.of(sparse(vector), landmarks.scores(hidden), inTitle, inBody, together);
        float[] probabilities = new float[count()];
        for (int t = 0; t < probabilities.length; t++) {
            probabilities[t] = judge.probability(evidence, t);
        }
        return probabilities;
    }
}
