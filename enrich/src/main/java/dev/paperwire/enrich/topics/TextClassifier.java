package dev.paperwire.enrich.topics;

import java.util.List;

/** Says which labels a text has. Safe for use by many threads at once. */
@FunctionalInterface
public interface TextClassifier {
    /**
     * The labels of a text.
     *
     * @param title the paper's title, perhaps empty
     * @param text the paper's abstract, perhaps empty
     * @return the accepted labels, most central first; empty where none fits, where the text is too short to be judged or
     *         where it is not English
     */
    List<ScoredLabel> classify(String title, String text);
}
