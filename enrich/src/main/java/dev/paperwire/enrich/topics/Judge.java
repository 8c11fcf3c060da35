package dev.paperwire.enrich.topics;

/**
 * From evidence to probability: a logistic model that all topics share, with a few weights of each topic's own.
 */
final class Judge {
    /** A weight for each number of {@link Evidence}, then the bias. */
    private final float[] shared;
    /** For each topic: its bias, and what to add to the weights of the score and of the phrases. */
    private final float[] own;

    Judge(float[] shared, float[] own) {
        this.shared = shared;
        this.own = own;
    }

    float[] shared() {
        return shared;
    }

    float[] own() {
        return own;
    }

    /** How many weights a topic has of its own. */
    static final int OWN = 3;

    float probability(float[] evidence, int topic) {
        int o = topic * Evidence.SIZE;
        float z = shared[Evidence.SIZE] + own[topic * OWN]
                + own[topic * OWN + 1] * evidence[o + Evidence.SCORE]
                + own[topic * OWN + 2] * evidence[o + Evidence.PHRASES];
        for (int i = 0; i < Evidence.SIZE; i++) {
            z += shared[i] * evidence[o + i];
        }
        return (float) (1 / (1 + Math.exp(-z)));
    }
}
