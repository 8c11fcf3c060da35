package dev.paperwire.enrich.topics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the phrases that drove a topic. The words' part of the score is a sum over features, so each feature's share is
 * exact; the likeness' part is shared out by what leaving the feature out would change at first order; named phrases of the topic
 * count on top.
 */
final class Explainer {
    private static final int MOST = 8;
    private static final double NAMED = 0.05;
    private static final double LEAST = 1e-3;

    private final Model model;
    private final Phrases phrases;
    private final Words title;
    private final Words body;
    private final Vector vector;
    private final Map<Integer, String> phraseOf = new HashMap<>();

    Explainer(Model model, Phrases phrases, Words title, Words body, Vector vector) {
        this.model = model;
        this.phrases = phrases;
        this.title = title;
        this.body = body;
        this.vector = vector;
        name(title, true);
        name(body, false);
    }

    private void name(Words words, boolean inTitle) {
        Vocabulary vocabulary = model.vocabulary();
        for (int i = 0; i < words.size; i++) {
            name(vocabulary.find(words.hash[i]), words.text(i, i));
            if (inTitle) {
                name(vocabulary.find(Hashes.inTitle(words.hash[i])), words.text(i, i));
            }
            if (i > 0 && !words.first[i]) {
                name(vocabulary.find(Hashes.join(words.hash[i - 1], words.hash[i])), words.text(i - 1, i));
            }
        }
        for (int i = 0; i < words.parts; i++) {
            name(vocabulary.find(words.part[i]), words.text(words.partOf[i], words.partOf[i]));
        }
    }

    private void name(int feature, String phrase) {
        if (feature >= 0) {
            phraseOf.putIfAbsent(feature, phrase);
        }
    }

    List<Reason> reasons(int topic) {
        Map<String, double[]> weights = new LinkedHashMap<>();
        TopicModel topics = model.topics();
        float[] hidden = model.encoders().hidden(vector);
        float[] slope = model.topics().landmarks().slope(hidden, topic);
        for (int k = 0; k < vector.size(); k++) {
            int feature = vector.index()[k];
            double weight = 0;
            int row = topics.rowOf()[feature];
            if (row >= 0) {
                weight += vector.value()[k] * topics.linear().at(row, topic);
            }
            weight += vector.value()[k] * Encoder.INPUT_SCALE * throughEncoders(feature, hidden, slope);
            add(weights, phraseOf.getOrDefault(feature, "?"), weight);
        }
        addNamed(weights, title, topic);
        addNamed(weights, body, topic);
        return weights.entrySet()
                .stream()
                .map(e -> new Reason(e.getKey(), e.getValue()[0]))
                .filter(reason -> reason.weight() > LEAST)
                .sorted(Comparator.comparingDouble(Reason::weight).reversed().thenComparing(Reason::phrase))
                .limit(MOST)
                .toList();
    }

    /** How a topic's score changes with a feature by way of the hidden layers. */
    private double throughEncoders(int feature, float[] hidden, float[] slope) {
        double sum = 0;
        int from = 0;
        for (Encoder encoder : model.encoders().all()) {
            for (int d = 0; d < encoder.width(); d++) {
                if (hidden[from + d] > 0) {
                    sum += slope[from + d] * encoder.rows().at(feature, d);
                }
            }
            from += encoder.width();
        }
        return sum;
    }

    private void addNamed(Map<String, double[]> weights, Words words, int topic) {
        phrases.find(words, (found, from, to) -> {
            if (found == topic) {
                add(weights, words.text(from, to), NAMED);
            }
        });
    }

    private static void add(Map<String, double[]> weights, String phrase, double weight) {
        weights.computeIfAbsent(phrase.toLowerCase(Locale.ROOT), _ -> new double[1])[0] += weight;
    }
}
