package dev.paperwire.enrich.topics;

import java.util.List;

/**
 * What a text is about.
 *
 * @param topics accepted topics, most central first
 * @param categories accepted arXiv categories, surest first
 */
public record Labels(List<ScoredLabel> topics, List<ScoredLabel> categories) {
    /** Of a text that is not judged. */
    public static final Labels NONE = new Labels(List.of(), List.of());
}
