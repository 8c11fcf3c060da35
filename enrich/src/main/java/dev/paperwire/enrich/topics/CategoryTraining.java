package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns what an encoder's logits are worth, on papers that it has not learned from. */
final class CategoryTraining {
    private static final int MOST = 6;
    private static final int STEPS = 25;

    private CategoryTraining() {}

    /**
     * Calibrates (Platt, 1999) and finds the threshold of the best F1.
     *
     * @param codes the categories
     * @param logits of each paper
     * @param right the papers' categories
     */
    static CategoryModel of(List<String> codes, List<float[]> logits, List<int[]> right) {
        boolean[][] wanted = new boolean[logits.size()][codes.size()];
        for (int i = 0; i < wanted.length; i++) {
            for (int c : right.get(i)) {
                wanted[i][c] = true;
            }
        }
        double[] line = calibrate(logits, wanted);
        CategoryModel plain = new CategoryModel(codes, (float) line[0], (float) line[1],
                new Rule(0.4f, 0, MOST));
        return new CategoryModel(codes, plain.slope(), plain.shift(),
                new Rule(threshold(plain, logits, wanted), 0.1f, MOST));
    }

    private static double[] calibrate(List<float[]> logits, boolean[][] wanted) {
        double slope = 1;
        double shift = 0;
        for (int step = 0; step < STEPS; step++) {
            double gs = 0;
            double gb = 0;
            double ss = 1e-6;
            double sb = 0;
            double bb = 1e-6;
            for (int i = 0; i < wanted.length; i++) {
                float[] z = logits.get(i);
                for (int c = 0; c < z.length; c++) {
                    double p = 1 / (1 + Math.exp(-(slope * z[c] + shift)));
                    double error = p - (wanted[i][c] ? 1 : 0);
                    double bend = p * (1 - p);
                    gs += error * z[c];
                    gb += error;
                    ss += bend * z[c] * z[c];
                    sb += bend * z[c];
                    bb += bend;
                }
            }
            double det = ss * bb - sb * sb;
            slope -= (bb * gs - sb * gb) / det;
            shift -= (ss * gb - sb * gs) / det;
        }
        return new double[]{slope, shift};
    }

    private static float threshold(CategoryModel model, List<float[]> logits, boolean[][] wanted) {
        int bins = 1000;
        int[] given = new int[bins];
        int[] hits = new int[bins];
        int all = 0;
        for (int i = 0; i < wanted.length; i++) {
            float[] p = model.probabilities(logits.get(i));
            for (int c = 0; c < p.length; c++) {
                int bin = Math.min(bins - 1, (int) (p[c] * bins));
                given[bin]++;
                hits[bin] += wanted[i][c] ? 1 : 0;
                all += wanted[i][c] ? 1 : 0;
            }
        }
        double best = -1;
        int at = bins / 2;
        int sumGiven = 0;
        int sumHits = 0;
        for (int bin = bins - 1; bin > 0; bin--) {
            sumGiven += given[bin];
            sumHits += hits[bin];
            double f1 = 2.0 * sumHits / (sumGiven + all);
            if (f1 > best) {
                best = f1;
                at = bin;
            }
        }
        return at / (float) bins;
    }

    /** What the model answers. */
    static Scores scores(CategoryModel model, List<float[]> logits, List<int[]> right) {
        List<List<ScoredLabel>> answers = new ArrayList<>();
        List<List<String>> wanted = new ArrayList<>();
        for (int i = 0; i < logits.size(); i++) {
            answers.add(model.rule().accept(model.probabilities(logits.get(i)), model.codes()));
            wanted.add(Arrays.stream(right.get(i)).mapToObj(c -> model.codes().get(c)).toList());
        }
        return Scores.of(answers, wanted);
    }
}
