package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns the topics over an encoder: kernel ridge regression gives scores, and, without learning anew, the scores that each
 * paper would have had were it unknown; from those the judge learns what a score is worth on papers it has not seen.
 */
final class TopicModelTraining {
    /** So many of the first papers have the frequencies of real listings; the others were chosen. */
    static final int NATURAL = 887;
    /** As how many papers one of them counts for the judge, which is to be right about real listings. */
    private static final float NATURAL_COUNT = 8;
    private static final int AXES = 128;
    private static final int LANDMARKS = 1_600;
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    private static final int MOST = 5;
    private static final float ALONE = 0.15f;
    private static final double PRIOR_PAPERS = 3;

    private final List<Example> papers;
    private final List<TopicDefinition> topics;
    private final List<List<String>> phrases;
    private final boolean[][] wanted;
    private final List<Vector> vectors = new ArrayList<>();
    private final List<float[]> hidden = new ArrayList<>();
    private final List<int[]> inTitle = new ArrayList<>();
    private final List<int[]> inBody = new ArrayList<>();
    private final int features;
    private final float[] together;
    private final int natural;

    /** A model and what it answers to papers that it has not learned from. */
    record Result(TopicModel model, Scores unseen) {}

    TopicModelTraining(List<Example> papers, List<TopicDefinition> topics, List<List<String>> phrases,
            Vocabulary vocabulary, Encoders encoders) {
        this.papers = papers;
        this.topics = topics;
        this.phrases = phrases;
        features = vocabulary.size();
        natural = Math.min(NATURAL, papers.size());
        Phrases finder = new Phrases(phrases);
        List<String> ids = topics.stream().map(TopicDefinition::id).toList();
        wanted = new boolean[papers.size()][topics.size()];
        for (int i = 0; i < papers.size(); i++) {
            Words title = Words.of(papers.get(i).title());
            Words body = Words.of(papers.get(i).text());
            vectors.add(vocabulary.vector(title, body));
            hidden.add(encoders.hidden(vectors.getLast()));
            inTitle.add(finder.counts(title));
            inBody.add(finder.counts(body));
            for (String topic : papers.get(i).topics()) {
                wanted[i][ids.indexOf(topic)] = true;
            }
        }
        together = together();
    }

    private float[] together() {
        int n = topics.size();
        float[] pairs = new float[n * n];
        double[] single = new double[n];
        for (boolean[] paper : wanted) {
            for (int a = 0; a < n; a++) {
                if (paper[a]) {
                    single[a]++;
                    for (int b = 0; b < n; b++) {
                        pairs[a * n + b] += paper[b] && a != b ? 1 : 0;
                    }
                }
            }
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] /= (float) (single[i / n] + PRIOR_PAPERS);
        }
        return pairs;
    }

    Result train(long seed, Progress progress) {
        progress.at("topics: likeness of papers", 0);
        Axes axes = AxesTraining.of(hidden, AXES);
        float[][] directions = hidden.stream()
                .map(h -> Landmarks.unit(axes.along(h)))
                .toArray(float[][]::new);
        KernelRidge ridge = new KernelRidge(vectors, directions, LANDMARKS, wanted, features);
        float[][] evidence = new float[papers.size()][];
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = Evidence.of(ridge.sparseWithout()[i], ridge.denseWithout()[i], inTitle.get(i),
                    inBody.get(i),
                    together);
        }
        Scores unseen = unseen(evidence, seed, progress);
        progress.at("topics: judge", 0);
        Judge judge = JudgeTraining.train(evidence, wanted, counts(papers.size(), 0, natural));
        float[] linear = ridge.linear(features);
        int[] rowOf = new int[features];
        float[] kept = keep(linear, rowOf);
        Landmarks landmarks = ridge.landmarks(axes);
        Rule rule = rule(judge, evidence, 0, natural);
        return new Result(
                new TopicModel(topics, phrases, rowOf,
                        PackedRows.of(kept, topics.size(), PackedRows.COARSE),
                        ridge.bias(), landmarks, together, judge, rule),
                unseen);
    }

    /** Leaves out the features that no labelled paper has. */
    private float[] keep(float[] linear, int[] rowOf) {
        int n = topics.size();
        float[] kept = new float[linear.length];
        int rows = 0;
        for (int f = 0; f < features; f++) {
            boolean any = false;
            for (int t = 0; t < n; t++) {
                any |= linear[f * n + t] != 0;
            }
            rowOf[f] = any ? rows : -1;
            if (any) {
                System.arraycopy(linear, f * n, kept, rows++ * n, n);
            }
        }
        return Arrays.copyOf(kept, rows * n);
    }

    private Scores unseen(float[][] evidence, long seed, Progress progress) {
        List<List<ScoredLabel>> answers = new ArrayList<>();
        List<List<String>> right = new ArrayList<>();
        List<String> ids = topics.stream().map(TopicDefinition::id).toList();
        SplittableRandom random = new SplittableRandom(seed);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int[] fold = new int[natural];
            for (int i = 0; i < natural; i++) {
                int k = random.nextInt(i + 1);
                fold[i] = fold[k];
                fold[k] = i % FOLDS;
            }
            for (int f = 0; f < FOLDS; f++) {
                progress.at("topics: cross-validation", (repeat * FOLDS + f) / (double) (REPEATS * FOLDS));
                Split split = split(evidence, fold, f);
                Judge judge = JudgeTraining.train(split.evidence(), split.wanted(),
                        counts(split.evidence().length, split.naturalFrom(), split.evidence().length));
                Rule rule = rule(judge, split.evidence(), split.naturalFrom(), split.evidence().length);
                for (int i = 0; i < natural; i++) {
                    if (fold[i] == f) {
                        answers.add(rule.accept(probabilities(judge, evidence[i]), ids));
                        right.add(papers.get(i).topics());
                    }
                }
            }
        }
        return Scores.of(answers, right);
    }

    private static float[] counts(int papers, int naturalFrom, int naturalTo) {
        float[] counts = new float[papers];
        Arrays.fill(counts, 1);
        if (naturalTo - naturalFrom < papers) {
            Arrays.fill(counts, naturalFrom, naturalTo, NATURAL_COUNT);
        }
        return counts;
    }

    private static final class Split {
        private final float[][] evidence;
        private final boolean[][] wanted;
        private final int naturalFrom;

        Split(float[][] evidence, boolean[][] wanted, int naturalFrom) {
            this.evidence = evidence;
            this.wanted = wanted;
            this.naturalFrom = naturalFrom;
        }

        float[][] evidence() {
            return evidence;
        }

        boolean[][] wanted() {
            return wanted;
        }

        int naturalFrom() {
            return naturalFrom;
        }
    }

    private Split split(float[][] evidence, int[] fold, int leftOut) {
        List<float[]> rows = new ArrayList<>();
        List<boolean[]> labels = new ArrayList<>();
        for (int i = natural; i < evidence.length; i++) {
            rows.add(evidence[i]);
            labels.add(wanted[i]);
        }
        int naturalFrom = rows.size();
        for (int i = 0; i < natural; i++) {
            if (fold[i] != leftOut) {
                rows.add(evidence[i]);
                labels.add(wanted[i]);
            }
        }
        return new Split(rows.toArray(float[][]::new), labels.toArray(boolean[][]::new), naturalFrom);
    }

    private float[] probabilities(Judge judge, float[] evidence) {
        float[] probabilities = new float[topics.size()];
        for (int t = 0; t < probabilities.length; t++) {
            probabilities[t] = judge.probability(evidence, t);
        }
        return probabilities;
    }

    /**
     * The threshold of the best F1 that the probabilities themselves promise, which varies less from sample to sample than
     * the best threshold of the counted F1 does.
     */
    private Rule rule(Judge judge, float[][] evidence, int from, int to) {
        List<Float> all = new ArrayList<>();
        double expected = 0;
        for (int i = from; i < to; i++) {
            for (float p : probabilities(judge, evidence[i])) {
                all.add(p);
                expected += p;
            }
        }
        all.sort((a, b) -> Float.compare(b, a));
        double hits = 0;
        double best = 0;
        float threshold = 0.5f;
        for (int k = 0; k < all.size(); k++) {
            hits += all.get(k);
            double f1 = 2 * hits / (k + 1 + expected);
            if (f1 > best) {
                best = f1;
                threshold = all.get(k);
            }
        }
        return new Rule(threshold, Math.min(ALONE, threshold), MOST);
    }
}
