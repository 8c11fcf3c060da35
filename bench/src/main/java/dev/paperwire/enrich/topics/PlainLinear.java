package dev.paperwire.enrich.topics;

import java.util.SplittableRandom;

/**
 * What a plain linear model would cost: the models' own words and features, then a sparse dot product with a row of weights
 * for every feature. The weights are random, which costs the same. In the models' package, to reach their features.
 */
public final class PlainLinear {
    private final Vocabulary vocabulary;
    private final int labels;
    private final float[] weights;

    /** A plain model of as many labels as the given models have. */
    public PlainLinear(TopicModels models) {
        vocabulary = models.model().vocabulary();
        labels = models.model().topics().count() + models.categoryCodes().size();
        weights = new float[vocabulary.size() * labels];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
    }

    /** A score for every label. */
    public float[] scores(String title, String text) {
        Vector vector = vocabulary.vector(Words.of(title), Words.of(text));
        float[] scores = new float[labels];
        for (int k = 0; k < vector.size(); k++) {
            Encoder.addRow(scores, weights, vector.index()[k] * labels, labels, vector.value()[k]);
        }
        return scores;
    }
}
