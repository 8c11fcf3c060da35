package dev.paperwire.enrich;

import dev.paperwire.enrich.links.LinkExtractor;
import dev.paperwire.enrich.topics.Labels;
import dev.paperwire.enrich.topics.Reading;
import dev.paperwire.enrich.topics.ScoredLabel;
import dev.paperwire.enrich.topics.TopicDefinition;
import dev.paperwire.enrich.topics.TopicModels;
import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.Topic;
import java.util.List;
import java.util.Optional;

/** Reads topics, categories, links and the language in the texts of papers. */
public final class TextAnnotator implements Annotator {
    /** To be raised when links or languages are read otherwise than before; the model has its own version. */
    private static final String RULES = "rules-1";
    private static final double DIGITS = 10_000;

    private final TopicModels models;
    private final LinkExtractor links;

    /** An annotator of a user's own models or link rules. */
    public TextAnnotator(TopicModels models, LinkExtractor links) {
        this.models = models;
        this.links = links;
    }

    /** The annotator with the models and rules that come with Paperwire. */
    public static TextAnnotator bundled() {
        return new TextAnnotator(TopicModels.bundled(), LinkExtractor.bundled());
    }

    @Override
    public Annotations annotate(PaperText text) {
        String body = text.abstractText() == null ? "" : text.abstractText();
        Reading reading = models.read(text.title(), body);
        Labels labels = reading.labels();
        return new Annotations(labels.topics().stream().flatMap(label -> topic(label).stream()).toList(),
                categories(labels.categories()),
                links.extract(text.abstractText(), text.comment(), text.declaredLinks()),
                reading.language().orElse(null));
    }

    @Override
    public String version() {
        return models.version() + "+" + RULES;
    }

    private Optional<Topic> topic(ScoredLabel label) {
        return models.topic(label.id()).map(known -> topic(known, label.score()));
    }

    private static Topic topic(TopicDefinition topic, double score) {
        return new Topic(topic.id(), topic.label(), topic.area(), rounded(score));
    }

    private static List<Category> categories(List<ScoredLabel> labels) {
        return labels.stream()
                .map(label -> new Category(label.id(), rounded(label.score()), CategoryOrigin.PREDICTED))
                .toList();
    }

    /** As exact as a calibrated probability can claim to be. */
    private static double rounded(double score) {
        return Math.round(score * DIGITS) / DIGITS;
    }
}
