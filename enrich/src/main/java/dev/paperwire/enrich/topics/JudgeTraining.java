package dev.paperwire.enrich.topics;

/**
 * Learns a {@link Judge}: logistic regression by Newton's method, in turn for the shared weights and for each topic's own,
 * both drawn towards zero.
 */
final class JudgeTraining {
    private static final int ROUNDS = 12;
    private static final double SHRINK_SHARED = 1;
    private static final double SHRINK_OWN = 8;
    private static final int SHARED = Evidence.SIZE + 1;

    private final float[][] evidence;
    private final boolean[][] wanted;
    private final float[] counts;
    private final int topics;
    private final float[] mean = new float[Evidence.SIZE];
    private final float[] deviation = new float[Evidence.SIZE];
    private final double[] shared = new double[SHARED];
    private final double[] own;
    private final float[][] z;

    private JudgeTraining(float[][] evidence, boolean[][] wanted, float[] counts) {
        this.evidence = evidence;
        this.wanted = wanted;
        this.counts = counts;
        topics = wanted[0].length;
        own = new double[topics * Judge.OWN];
        z = new float[evidence.length][topics];
    }

    /**
     * Learns.
     *
     * @param evidence of each paper
     * @param wanted for each paper, which topics it has
     * @param counts as how many papers each counts
     */
    static Judge train(float[][] evidence, boolean[][] wanted, float[] counts) {
        JudgeTraining training = new JudgeTraining(evidence, wanted, counts);
        training.measure();
        for (int round = 0; round < ROUNDS; round++) {
            training.stepShared();
            training.stepOwn();
        }
        return training.result();
    }

    private void measure() {
        double[] sum = new double[Evidence.SIZE];
        double[] squares = new double[Evidence.SIZE];
        for (float[] paper : evidence) {
            for (int i = 0; i < paper.length; i++) {
                sum[i % Evidence.SIZE] += paper[i];
                squares[i % Evidence.SIZE] += (double) paper[i] * paper[i];
            }
        }
        double n = (double) evidence.length * topics;
        for (int i = 0; i < Evidence.SIZE; i++) {
            mean[i] = (float) (sum[i] / n);
            deviation[i] = (float) Math.sqrt(Math.max(0, squares[i] / n - sum[i] / n * (sum[i] / n))) + 1e-6f;
        }
    }

    private void score() {
        for (int p = 0; p < evidence.length; p++) {
            for (int t = 0; t < topics; t++) {
                int o = t * Evidence.SIZE;
                double sum = shared[Evidence.SIZE];
                for (int i = 0; i < Evidence.SIZE; i++) {
                    sum += shared[i] * standard(p, o, i);
                }
                int w = t * Judge.OWN;
                z[p][t] = (float) (sum + own[w] + own[w + 1] * standard(p, o, Evidence.SCORE)
                        + own[w + 2] * standard(p, o, Evidence.PHRASES));
            }
        }
    }

    private double standard(int paper, int offset, int i) {
        return (evidence[paper][offset + i] - mean[i]) / deviation[i];
    }

    private void stepShared() {
        score();
        double[] gradient = new double[SHARED];
        double[][] curvature = new double[SHARED][SHARED];
        double[] x = new double[SHARED];
        x[Evidence.SIZE] = 1;
        for (int p = 0; p < evidence.length; p++) {
            for (int t = 0; t < topics; t++) {
                for (int i = 0; i < Evidence.SIZE; i++) {
                    x[i] = standard(p, t * Evidence.SIZE, i);
                }
                accumulate(x, z[p][t], wanted[p][t], counts[p], gradient, curvature);
            }
        }
        for (int i = 0; i < Evidence.SIZE; i++) {
            gradient[i] += SHRINK_SHARED * shared[i];
            curvature[i][i] += SHRINK_SHARED;
        }
        curvature[Evidence.SIZE][Evidence.SIZE] += 1e-6;
        descend(shared, 0, gradient, curvature);
    }

    private void stepOwn() {
        score();
        double[] x = new double[Judge.OWN];
        x[0] = 1;
        for (int t = 0; t < topics; t++) {
            double[] gradient = new double[Judge.OWN];
            double[][] curvature = new double[Judge.OWN][Judge.OWN];
            for (int p = 0; p < evidence.length; p++) {
                x[1] = standard(p, t * Evidence.SIZE, Evidence.SCORE);
                x[2] = standard(p, t * Evidence.SIZE, Evidence.PHRASES);
                accumulate(x, z[p][t], wanted[p][t], counts[p], gradient, curvature);
            }
            for (int i = 0; i < Judge.OWN; i++) {
                gradient[i] += SHRINK_OWN * own[t * Judge.OWN + i];
                curvature[i][i] += SHRINK_OWN;
            }
            descend(own, t * Judge.OWN, gradient, curvature);
        }
    }

    private static void accumulate(double[] x, float z, boolean wanted, float count, double[] gradient,
            double[][] curvature) {
        double p = 1 / (1 + Math.exp(-z));
        double error = count * (p - (wanted ? 1 : 0));
        double bend = count * Math.max(p * (1 - p), 1e-6);
        for (int i = 0; i < x.length; i++) {
            gradient[i] += error * x[i];
            double bx = bend * x[i];
            for (int j = 0; j <= i; j++) {
                curvature[i][j] += bx * x[j];
            }
        }
    }

    /** One step, cut short where it is long: Newton's method overshoots far from the best. */
    private static void descend(double[] weights, int from, double[] gradient, double[][] curvature) {
        int n = gradient.length;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                curvature[i][j] = curvature[j][i];
            }
        }
        SymmetricInverse.invert(curvature);
        double[] step = new double[n];
        double longest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                step[i] += curvature[i][j] * gradient[j];
            }
            longest = Math.max(longest, Math.abs(step[i]));
        }
        double part = Math.min(1, 2 / Math.max(longest, 1e-12));
        for (int i = 0; i < n; i++) {
            weights[from + i] -= part * step[i];
        }
    }

    private Judge result() {
        float[] plainShared = new float[SHARED];
        float[] plainOwn = new float[own.length];
        double bias = shared[Evidence.SIZE];
        for (int i = 0; i < Evidence.SIZE; i++) {
            plainShared[i] = (float) (shared[i] / deviation[i]);
            bias -= shared[i] * mean[i] / deviation[i];
        }
        plainShared[Evidence.SIZE] = (float) bias;
        int[] of = {Evidence.SCORE, Evidence.PHRASES};
        for (int t = 0; t < topics; t++) {
            int w = t * Judge.OWN;
            double ownBias = own[w];
            for (int k = 0; k < of.length; k++) {
                plainOwn[w + 1 + k] = (float) (own[w + 1 + k] / deviation[of[k]]);
                ownBias -= own[w + 1 + k] * mean[of[k]] / deviation[of[k]];
            }
            plainOwn[w] = (float) ownBias;
        }
        return new Judge(plainShared, plainOwn);
    }
}
