package dev.paperwire.enrich.trends;

/**
 * Papers of a topic, or of all topics, on a day.
 *
 * @param papers how many
 * @param label the topic's name for people; empty for all topics
 * @param area the topic's area; empty for all topics
 */
public record Count(long papers, String label, String area) {
    static final Count NONE = new Count(0, "", "");
}
