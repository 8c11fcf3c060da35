package dev.paperwire.enrich.topics;

/**
 * How large a model becomes and how long it is learned.
 *
 * @param name how its version begins
 * @param features how many words, pairs of words and words of titles it knows at most
 * @param fewestTexts in how many texts a feature must occur
 * @param width the dimensions of each of the two encoders
 * @param epochs how often all papers are gone over
 * @param rate the encoders' first step size
 * @param dropout how much of the hidden layer is left out at random
 * @param titleWords how many words and pairs of words the second encoder learns to tell of titles
 * @param wideWeights how many weights of the linear model of categories are kept
 */
public record TrainingSettings(String name, int features, int fewestTexts, int width, int epochs, float rate,
        float dropout, int titleWords, int wideWeights) {
    public TrainingSettings {
        if (features < 1 || fewestTexts < 1 || width < 1 || epochs < 1 || !(rate > 0)
                || !(dropout >= 0 && dropout < 1)
                || titleWords < 1 || wideWeights < 1) {
            throw new IllegalArgumentException("settings of a training out of range");
        }
    }

    /** The settings of the model that is shipped. */
    public static TrainingSettings shipped() {
        return new TrainingSettings("topics-4", 60_000, 20, 256, 3, 0.04f, 0.3f, 4_000, 1_500_000);
    }
}
