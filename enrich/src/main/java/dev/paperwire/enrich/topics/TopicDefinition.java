package dev.paperwire.enrich.topics;

/**
 * A research topic as people know it.
 *
 * @param id lower case, words joined by hyphens
 * @param label its name for people
 * @param area the area it belongs to
 */
public record TopicDefinition(String id, String label, String area) {}
