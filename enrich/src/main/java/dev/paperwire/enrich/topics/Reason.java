package dev.paperwire.enrich.topics;

/**
 * A phrase that drove a topic.
 *
 * @param phrase as the text has it
 * @param weight how much it did for the topic's score; may be below zero
 */
public record Reason(String phrase, double weight) {}
