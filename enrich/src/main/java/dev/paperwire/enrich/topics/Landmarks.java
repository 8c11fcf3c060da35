package dev.paperwire.enrich.topics;

/**
 * What the hidden layer says of the topics: a Gaussian kernel between where a text lies along the axes and directions in the
 * midst of the labelled papers ("landmarks"), weighted for each topic. After Williams and Seeger, "Using the Nyström method to speed up kernel machines" (2001).
 */
final class Landmarks {
    private static final float INVERSE_E = (float) Math.exp(-1);
    /** So large may the parts of a score be together: none overflows. */
    private static final float MOST = 1 << 30;

    private final Axes axes;
    /** The landmarks, of unit length, a column for each and a row for each axis. */
    private final PackedRows points;
    /** For each landmark a row of topics. */
    private final PackedRows weights;
    /**
     * The whole numbers of the weights once more, for each topic a row of landmarks: rows of topics are so short that the compiler's
     * wide sums hardly pay, and only whole numbers can be added up wide along a row.
     */
    private final int[] byTopic;
    /** What the nearness of each landmark is worth in whole numbers. */
    private final float[] worth;
    /** What 1 of them is worth in a score. */
    private final float step;

    Landmarks(Axes axes, PackedRows points, PackedRows weights) {
        this.axes = axes;
        this.points = points;
        this.weights = weights;
        byTopic = new int[weights.width() * weights.rows()];
        worth = new float[weights.rows()];
        float scales = 0;
        for (int i = 0; i < worth.length; i++) {
            worth[i] = weights.scale(i);
            scales += worth[i];
            for (int topic = 0; topic < weights.width(); topic++) {
                byTopic[topic * worth.length + i] = weights.whole(i, topic);
            }
        }
        step = scales == 0 ? 1 : scales * PackedRows.BYTE / MOST;
        for (int i = 0; i < worth.length; i++) {
            worth[i] /= step;
        }
    }

    Axes axes() {
        return axes;
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

    /** The same at unit length, in a new array; zero stays zero. */
    static float[] unit(float[] vector) {
        float scale = inverseLength(vector);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = scale * vector[i];
        }
        return unit;
    }

    private static float inverseLength(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        return squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
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
        float[] near = points.sum(unit(axes.along(hidden)));
        int[] pulls = new int[worth.length];
        for (int i = 0; i < pulls.length; i++) {
            pulls[i] = (int) (worth[i] * kernel(near[i]) + 0.5f);
        }
        float[] scores = new float[weights.width()];
        for (int topic = 0; topic < scores.length; topic++) {
            scores[topic] = step * dot(pulls, byTopic, topic * pulls.length);
        }
        return scores;
    }

    private static int dot(int[] some, int[] others, int from) {
        int sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += some[i] * others[from + i];
        }
        return sum;
    }

    /** How a topic's score changes with each dimension of the hidden layer. */
    float[] slope(float[] hidden, int topic) {
        float[] along = axes.along(hidden);
        float scale = inverseLength(along);
        float[] direction = unit(along);
        float[] near = points.sum(direction);
        float[] slope = new float[along.length];
        for (int i = 0; i < count(); i++) {
            float pull = scale * kernel(near[i]) * weights.at(i, topic);
            for (int d = 0; d < slope.length; d++) {
                // The part along the direction itself is lost, since only directions are compared.
                slope[d] += pull * (points.at(d, i) - near[i] * direction[d]);
            }
        }
        return axes.back(slope);
    }
}
