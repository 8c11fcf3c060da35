package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns what the members' logits are worth, on papers that they have not learned from: logistic regression, first for all
 * categories together, then for each of them, drawn towards the first; then what the categories say of one another; and the
 * threshold of the best F1.
 */
final class CategoryTraining {
    private static final int MOST = 6;
    private static final int STEPS = 7;
    private static final int FOLDS = 5;
    private static final double SHRINK = 20;
    private static final float ALONE = 0.1f;

    private final List<String> codes;
    private final SparseRows wide;
    private final List<float[][]> members;
    private final List<int[]> right;
    private final int row;

    private CategoryTraining(List<String> codes, SparseRows wide, List<float[][]> members,
            List<int[]> right) {
        this.codes = codes;
        this.wide = wide;
        this.members = members;
        this.right = right;
        row = members.getFirst().length + 1;
    }

    /**
     * Learns from all papers.
     *
     * @param codes the categories
     * @param members each paper's logits
     * @param right the papers' categories
     */
    static CategoryModel of(List<String> codes, SparseRows wide, List<float[][]> members, List<int[]> right) {
        return new CategoryTraining(codes, wide, members, right).model();
    }

    /** What models answer to a fifth of the papers that were learned from the other four, for each fifth. */
    static Scores fifths(List<String> codes, SparseRows wide, List<float[][]> members, List<int[]> right) {
        List<List<ScoredLabel>> answers = new ArrayList<>();
        List<List<String>> wanted = new ArrayList<>();
        for (int fifth = 0; fifth < FOLDS; fifth++) {
            List<float[][]> some = new ArrayList<>();
            List<int[]> theirs = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                if (i % FOLDS != fifth) {
                    some.add(members.get(i));
                    theirs.add(right.get(i));
                }
            }
            CategoryModel model = of(codes, wide, some, theirs);
            for (int i = fifth; i < members.size(); i += FOLDS) {
                answers.add(model.rule().accept(model.probabilities(members.get(i)), codes));
                wanted.add(Arrays.stream(right.get(i)).mapToObj(codes::get).toList());
            }
        }
        return Scores.of(answers, wanted);
    }

    private CategoryModel model() {
        boolean[][] wanted = new boolean[codes.size()][members.size()];
        for (int i = 0; i < members.size(); i++) {
            for (int c : right.get(i)) {
                wanted[c][i] = true;
            }
        }
        double[] common = new double[row];
        Arrays.fill(common, 0, row - 1, 1.0 / (row - 1));
        common = common(common, wanted);
        float[] weights = new float[codes.size() * row];
        for (int c = 0; c < codes.size(); c++) {
            double[] own = common.clone();
            for (int step = 0; step < STEPS; step++) {
                Newton newton = new Newton(row);
                gather(newton, own, c, wanted[c]);
                newton.towards(own, common, SHRINK);
            }
            for (int m = 0; m < row; m++) {
                weights[c * row + m] = (float) own[m];
            }
        }
        Rule any = new Rule(0, 0, MOST);
        CategoryModel first = new CategoryModel(codes, wide, weights, Company.none(codes.size()), any);
        Company company = CompanyTraining.train(members.stream().map(first::scores).toList(), right);
        CategoryModel second = new CategoryModel(codes, wide, weights, company, any);
        return new CategoryModel(codes, wide, weights, company,
                new Rule(threshold(second, wanted), ALONE, MOST));
    }

    private double[] common(double[] start, boolean[][] wanted) {
        double[] common = start.clone();
        for (int step = 0; step < STEPS; step++) {
            Newton newton = new Newton(row);
            for (int c = 0; c < codes.size(); c++) {
                gather(newton, common, c, wanted[c]);
            }
            newton.towards(common, start, 1e-3);
        }
        return common;
    }

    private void gather(Newton newton, double[] weights, int category, boolean[] wanted) {
        double[] x = new double[row];
        x[row - 1] = 1;
        for (int i = 0; i < wanted.length; i++) {
            for (int m = 0; m < row - 1; m++) {
                x[m] = members.get(i)[m][category];
            }
            newton.add(x, weights, wanted[i]);
        }
    }

    private float threshold(CategoryModel model, boolean[][] wanted) {
        int bins = 1000;
        int[] given = new int[bins];
        int[] hits = new int[bins];
        int all = 0;
        for (int i = 0; i < members.size(); i++) {
            float[] p = model.probabilities(members.get(i));
            for (int c = 0; c < p.length; c++) {
                int bin = Math.min(bins - 1, (int) (p[c] * bins));
                given[bin]++;
                hits[bin] += wanted[c][i] ? 1 : 0;
                all += wanted[c][i] ? 1 : 0;
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
}
