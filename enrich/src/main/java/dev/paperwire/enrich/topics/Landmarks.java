package dev.paperwire.enrich.topics;

/**
 * What the hidden layer says of the topics: a Gaussian kernel between a text and some labelled papers ("landmarks"), weighted
 * for each topic. After Williams and Seeger, "Using the Nyström method to speed up kernel machines" (2001).
 */
final class Landmarks {
    /** The hidden layer's mean over the labelled papers. */
    private final float[] mean;
    /** How many dimensions. */
    private final int width;
    /** The landmarks, centred and of unit length, a column for each: {@code points[d * count + i]}. */
    private final float[] points;
    /** How many landmarks. */
    private final int count;
    /** For each landmark a row of {@code topics}. */
    private final float[] weights;
    /** How many topics. */
    private final int topics;

    Landmarks(float[] mean, int width, float[] points, int count, float[] weights, int topics) {
        this.mean = mean;
        this.width = width;
        this.points = points;
        this.count = count;
        this.weights = weights;
        this.topics = topics;
    }

    float[] mean() {
        return mean;
    }

    int width() {
        return width;
    }

    float[] points() {
        return points;
    }

    int count() {
        return count;
    }

    float[] weights() {
        return weights;
    }

    int topics() {
        return topics;
    }

    /** Of {@code exp(-GAMMA |x - y|^2)}. */
    static final double GAMMA = 0.5;

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

    /** The kernel of two directions, from their dot product. */
    static float kernel(float dot) {
        return (float) Math.exp(2 * GAMMA * (dot - 1));
    }

    float[] scores(float[] hidden) {
        float[] direction = direction(hidden, mean);
        float[] near = new float[count];
        for (int d = 0; d < width; d++) {
            Encoder.addRow(near, points, d * count, count, direction[d]);
        }
        float[] scores = new float[topics];
        for (int i = 0; i < count; i++) {
            Encoder.addRow(scores, weights, i * topics, topics, kernel(near[i]));
        }
        return scores;
    }

    /** How a topic's score changes with each dimension of the hidden layer. */
    float[] slope(float[] hidden, int topic) {
        float[] direction = direction(hidden, mean);
        double squares = 0;
        for (int d = 0; d < width; d++) {
            squares += (hidden[d] - mean[d]) * (hidden[d] - mean[d]);
        }
        float[] slope = new float[width];
        for (int i = 0; i < count; i++) {
            float dot = 0;
            for (int d = 0; d < width; d++) {
                dot += points[d * count + i] * direction[d];
            }
            float pull = (float) (2 * GAMMA) * kernel(dot) * weights[i * topics + topic];
            for (int d = 0; d < width; d++) {
                // The part along the direction itself is lost, since only directions are compared.
                slope[d] += pull * (points[d * count + i] - dot * direction[d]);
            }
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int d = 0; d < width; d++) {
            slope[d] *= scale;
        }
        return slope;
    }
}
