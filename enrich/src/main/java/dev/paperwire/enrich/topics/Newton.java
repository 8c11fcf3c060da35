package dev.paperwire.enrich.topics;

/** A step of Newton's method for logistic regression of a few weights. */
final class Newton {
    private final double[] gradient;
    private final double[][] curvature;

    Newton(int weights) {
        gradient = new double[weights];
        curvature = new double[weights][weights];
    }

    /** Takes in an example with the weights that the step starts from. */
    void add(double[] x, double[] weights, boolean wanted) {
        double z = 0;
        for (int i = 0; i < x.length; i++) {
            z += weights[i] * x[i];
        }
        double p = 1 / (1 + Math.exp(-z));
        double error = p - (wanted ? 1 : 0);
        double bend = Math.max(p * (1 - p), 1e-9);
        for (int i = 0; i < x.length; i++) {
            gradient[i] += error * x[i];
            double bx = bend * x[i];
            for (int j = 0; j < x.length; j++) {
                curvature[i][j] += bx * x[j];
            }
        }
    }

    /** Takes the step, drawing the weights towards a centre; no weight moves by more than 1. */
    void towards(double[] weights, double[] centre, double shrink) {
        int n = weights.length;
        for (int i = 0; i < n; i++) {
            gradient[i] += shrink * (weights[i] - centre[i]);
            curvature[i][i] += shrink;
        }
        SymmetricInverse.invert(curvature);
        for (int i = 0; i < n; i++) {
            double step = 0;
            for (int j = 0; j < n; j++) {
                step += curvature[i][j] * gradient[j];
            }
            weights[i] -= Math.clamp(step, -1, 1);
        }
    }
}
