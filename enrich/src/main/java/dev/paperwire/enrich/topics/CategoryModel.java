package dev.paperwire.enrich.topics;

import java.util.List;

/**
 * How an encoder's logits become categories.
 *
 * @param codes the arXiv codes, in the order of the logits
 * @param slope of the calibration, {@code p = 1 / (1 + exp(-(slope * logit + shift)))}
 * @param shift of the calibration
 * @param rule which categories are accepted
 */
record CategoryModel(List<String> codes, float slope, float shift, Rule rule) {
    float[] probabilities(float[] logits) {
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-(slope * logits[i] + shift))));
        }
        return probabilities;
    }
}
