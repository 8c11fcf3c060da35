package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * What the hidden layer says of the topics: a Gaussian kernel between a text and directions in the midst of the labelled
 * papers ("landmarks"), weighted for each topic. After Williams and Seeger, "Using the Nyström method to speed up kernel machines" (2001).
 */
final class Landmarks {
    private static final float INVERSE_E = (float) Math.exp(-1);

    /** The hidden layer's mean over the labelled papers. */
    private final float[] mean;
    /** How many dimensions. */
    private final int width;
    /** The landmarks, centred and of unit length, a column for each and a row for each dimension. */
    private final PackedRows points;
    /** For each landmark a row of {@code topics}. */
    private final PackedRows weights;
    /** How many topics. */
    private final int topics;

    Landmarks(float[] mean, int width, PackedRows points, PackedRows weights, int topics) {
        this.mean = mean;
        this.width = width;
        this.points = points;
        this.weights = weights;
        this.topics = topics;
    }

    float[] mean() {
        return mean;
    }

    int width() {
        return width;
    }

    PackedRows points() {
        return points;
    }

    int count() {
        return points.width();
    }

    PackedRows weights() {
        return weights;
    }

    int topics() {
        return topics;
    }

    /** Centres a hidden layer and gives it unit length, in a new array. */
    static float[] direction(float[] hidden, float[] mean) {
        float[] direction = new float[hidden.length];
        double squares = 0;
        for (int i = 0; i < hidden.length; i++) {
            direction[i] = hidden[i] - mean[i];
            squares += direction[i] * direction[i];
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        return direction;
    }

    /**
     * The kernel of two directions, {@code exp(-|x - y|^2 / 2)}, from their dot product: {@code exp(dot - 1)}, by a series that
     * differs by less than a millionth and that the compiler makes wide.
     */
    static float kernel(float dot) {
        float sum = 1f / 362_880;
        sum = sum * dot + 1f / 40_320;
        sum = sum * dot + 1f / 5_040;
        sum = sum * dot + 1f / 720;
        sum = sum * dot + 1f / 120;
        sum = sum * dot + 1f / 24;
        sum = sum * dot + 1f / 6;
        sum = sum * dot + 0.5f;
        sum = sum * dot + 1;
        sum = sum * dot + 1;
        return INVERSE_E * sum;
    }

    float[] scores(float[] hidden) {
        float[] direction = direction(hidden, mean);
        float[] near = points.sum(direction);
        for (int i = 0; i < near.length; i++) {
            near[i] = kernel(near[i]);
        }
        return Arrays.copyOf(weights.sum(near), topics);
    }

    /** How a topic's score changes with each dimension of the hidden layer. */
    float[] slope(float[] hidden, int topic) {
        float[] direction = direction(hidden, mean);
        double squares = 0;
        for (int d = 0; d < width; d++) {
            squares += (hidden[d] - mean[d]) * (hidden[d] - mean[d]);
        }
        float[] slope = new float[width];
        float[] near = points.sum(direction);
        for (int i = 0; i < count(); i++) {
            float pull = kernel(near[i]) * weights.at(i, topic);
            for (int d = 0; d < width; d++) {
                // The part along the direction itself is lost, since only directions are compared.
                slope[d] += pull * (points.at(d, i) - near[i] * direction[d]);
            }
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int d = 0; d < width; d++) {
            slope[d] *= scale;
        }
        return slope;
    }
}
