package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scores a user's topics. There is nothing to learn from, so the weights are fixed: a phrase in the title weighs most, each
 * further one in the abstract less than the one before; likeness to an example counts where it is far above chance.
 */
final class UserTopicScorer {
    private static final double THRESHOLD = 0.5;
    private static final int MOST = 5;
    private static final double NO_PHRASE = -1.6;
    private static final double IN_TITLE = 2.8;
    private static final double IN_BODY = 1.8;
    private static final double LIKENESS = 0.25;
    private static final double LIKENESS_SLOPE = 25;

    private final UserTopics topics;
    private final List<String> ids;
    private final Phrases phrases;
    private final List<List<Map<Integer, Float>>> examples;

    UserTopicScorer(UserTopics topics, Vocabulary vocabulary) {
        this.topics = topics;
        ids = topics.entries().stream().map(entry -> entry.definition().id()).toList();
        phrases = new Phrases(topics.entries().stream().map(UserTopics.Entry::phrases).toList());
        examples = topics.entries()
                .stream()
                .map(entry -> entry.examples()
                        .stream()
                        .map(paper -> weights(
                                vocabulary.vector(Words.of(paper.title()), Words.of(paper.text()))))
                        .toList())
                .toList();
    }

    private static Map<Integer, Float> weights(Vector vector) {
        Map<Integer, Float> weights = new LinkedHashMap<>();
        for (int k = 0; k < vector.size(); k++) {
            weights.put(vector.index()[k], vector.value()[k]);
        }
        return weights;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    String version() {
        return topics.version();
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    /** The shipped topics that are not replaced and the user's, best first. */
    List<ScoredLabel> merge(List<ScoredLabel> shipped, Words title, Words body, Vector vector) {
        int[] inTitle = phrases.counts(title);
        int[] inBody = phrases.counts(body);
        List<ScoredLabel> accepted = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            double score = 1 - (1 - named(inTitle[i], inBody[i])) * (1 - alike(examples.get(i), vector));
            if (score >= THRESHOLD) {
                accepted.add(new ScoredLabel(ids.get(i), score));
            }
        }
        return Stream.concat(accepted.stream(), shipped.stream().filter(label -> !has(label.id())))
                .sorted(Comparator.comparingDouble(ScoredLabel::score)
                        .reversed()
                        .thenComparing(ScoredLabel::id))
                .limit(MOST)
                .toList();
    }

    private static double named(int inTitle, int inBody) {
        return inTitle + inBody == 0
                ? 0
                : sigmoid(NO_PHRASE + (inTitle > 0 ? IN_TITLE : 0) + IN_BODY * Math.log1p(inBody));
    }

    private static double alike(List<Map<Integer, Float>> papers, Vector vector) {
        double most = 0;
        for (Map<Integer, Float> paper : papers) {
            double dot = 0;
            for (int k = 0; k < vector.size(); k++) {
                dot += paper.getOrDefault(vector.index()[k], 0f) * vector.value()[k];
            }
            most = Math.max(most, dot);
        }
        return most == 0 ? 0 : sigmoid(LIKENESS_SLOPE * (most - LIKENESS));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    List<Reason> reasons(String id, Words title, Words body) {
        int topic = ids.indexOf(id);
        Map<String, Double> found = new LinkedHashMap<>();
        phrases.find(title, (of, from, to) -> count(found, of == topic, title.text(from, to), IN_TITLE));
        phrases.find(body, (of, from, to) -> count(found, of == topic, body.text(from, to), IN_BODY));
        return found.entrySet()
                .stream()
                .map(e -> new Reason(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                .toList();
    }

    private static void count(Map<String, Double> found, boolean own, String phrase, double weight) {
        if (own) {
            found.merge(phrase.toLowerCase(Locale.ROOT), weight, Double::sum);
        }
    }
}
