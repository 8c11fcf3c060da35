package dev.paperwire.listing;

/**
 * A research topic of a paper.
 *
 * @param id the topic's id in the taxonomy, {@code large-language-models}
 * @param label its name for people
 * @param area the area it belongs to
 * @param score how sure the classifier is, a probability from 0 to 1
 */
public record Topic(String id, String label, String area, double score) {
    public Topic {
        Checks.of("topic")
                .text(id, "id", 100)
                .text(label, "label", 200)
                .text(area, "area", 100)
                .score(score, "score")
                .done();
    }
}
