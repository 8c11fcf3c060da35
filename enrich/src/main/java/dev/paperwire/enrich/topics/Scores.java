package dev.paperwire.enrich.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * How good answers are, over papers whose labels are known.
 *
 * @param papers how many papers
 * @param microF1 F1 over all labels of all papers together
 * @param precision the share of right ones among the given labels
 * @param recall the share of given ones among the right labels
 * @param macroF1 the mean of the labels' F1, over labels that occur
 * @param top1 how often the first label given is among the right ones; a paper without an answer counts as wrong
 * @param calibrationError the expected calibration error of the given labels' scores, in ten bins
 * @param labels F1 and counts by label
 * @param confusions what was given instead of what, most frequent first
 */
public record Scores(int papers, double microF1, double precision, double recall, double macroF1, double top1,
        double calibrationError, List<LabelScore> labels, List<Confusion> confusions) {
    private static final int BINS = 10;

    /**
     * How good the answers are for one label.
     *
     * @param id the label
     * @param hits given and right
     * @param wrong given, not right
     * @param missed right, not given
     */
    public record LabelScore(String id, int hits, int wrong, int missed) {
        /** The harmonic mean of precision and recall; 0 where there is nothing. */
        public double f1() {
            return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + wrong + missed);
        }
    }

    /**
     * A label that was given to papers which lack another.
     *
     * @param given the wrong label
     * @param right the label that was missed on the same papers
     * @param papers on how many
     */
    public record Confusion(String given, String right, int papers) {}

    /** Compares answers with right labels, paper by paper. */
    static Scores of(List<List<ScoredLabel>> answers, List<? extends List<String>> right) {
        TreeMap<String, int[]> byLabel = new TreeMap<>();
        TreeMap<String, Integer> confused = new TreeMap<>();
        double[] said = new double[BINS];
        double[] was = new double[BINS];
        int first = 0;
        for (int i = 0; i < answers.size(); i++) {
            Set<String> wanted = Set.copyOf(right.get(i));
            List<String> given = answers.get(i).stream().map(ScoredLabel::id).toList();
            first += !given.isEmpty() && wanted.contains(given.getFirst()) ? 1 : 0;
            for (ScoredLabel label : answers.get(i)) {
                boolean hit = wanted.contains(label.id());
                byLabel.computeIfAbsent(label.id(), _ -> new int[3])[hit ? 0 : 1]++;
                int bin = Math.clamp((int) (label.score() * BINS), 0, BINS - 1);
                said[bin] += label.score();
                was[bin] += hit ? 1 : 0;
            }
            for (String label : wanted) {
                if (!given.contains(label)) {
                    byLabel.computeIfAbsent(label, _ -> new int[3])[2]++;
                    given.stream()
                            .filter(wrong -> !wanted.contains(wrong))
                            .forEach(wrong -> confused.merge(wrong + ' ' + label, 1, Integer::sum));
                }
            }
        }
        List<LabelScore> labels = byLabel.entrySet()
                .stream()
                .map(e -> new LabelScore(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
                .toList();
        return sum(answers.size(), first, labels, confusions(confused), gap(said, was));
    }

    private static Scores sum(int papers, int first, List<LabelScore> labels, List<Confusion> confusions,
            double gap) {
        double hits = labels.stream().mapToInt(LabelScore::hits).sum();
        double wrong = labels.stream().mapToInt(LabelScore::wrong).sum();
        double missed = labels.stream().mapToInt(LabelScore::missed).sum();
        double macro = labels.stream()
                .filter(l -> l.hits() + l.missed() > 0)
                .mapToDouble(LabelScore::f1)
                .average()
                .orElse(0);
        return new Scores(papers, ratio(2 * hits, 2 * hits + wrong + missed), ratio(hits, hits + wrong),
                ratio(hits, hits + missed), macro, ratio(first, papers), ratio(gap, hits + wrong), labels,
                confusions);
    }

    private static List<Confusion> confusions(TreeMap<String, Integer> confused) {
        return confused.entrySet()
                .stream()
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .limit(25)
                .map(e -> {
                    int space = e.getKey().indexOf(' ');
                    return new Confusion(e.getKey().substring(0, space), e.getKey().substring(space + 1),
                            e.getValue());
                })
                .toList();
    }

    private static double gap(double[] said, double[] was) {
        double[] gaps = new double[BINS];
        Arrays.setAll(gaps, i -> Math.abs(said[i] - was[i]));
        return Arrays.stream(gaps).sum();
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** One line of figures, as a model card and a log show it. */
    public String line() {
        return "papers %d, micro-F1 %.4f, precision %.4f, recall %.4f, macro-F1 %.4f, top-1 %.4f, calibration error %.4f"
                .formatted(papers, microF1, precision, recall, macroF1, top1, calibrationError);
    }
}
