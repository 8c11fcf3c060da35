package dev.paperwire.enrich.topics;

/**
 * How large a model becomes and how long it is learned.
 *
 * @param name how its version begins
 * @param features how many words, pairs of words and words of titles it knows at most
 * @param fewestTexts in how many texts a feature must occur
 * @param width the encoder's dimensions
 * @param epochs how often the encoder goes over all papers
 * @param rate the encoder's first step size
 * @param dropout how much of the hidden layer is left out at random
 */
public record TrainingSettings(String name, int features, int fewestTexts, int width, int epochs, float rate,
        float dropout) {
    public TrainingSettings {
        if (features < 1 || fewestTexts < 1 || width < 1 || epochs < 1 || !(rate > 0)
                || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("settings of a training out of range");
        }
    }

    /** The settings of the model that is shipped. */
    public static TrainingSettings shipped() {
        return new TrainingSettings("topics-1", 60_000, 20, 192, 3, 0.04f, 0.4f);
    }
}
