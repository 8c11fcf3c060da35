package dev.paperwire.enrich.topics;

/**
 * A label and how sure the classifier is of it.
 *
 * @param id the label's id: a topic's or an arXiv category's code
 * @param score a calibrated probability from 0 to 1
 */
public record ScoredLabel(String id, double score) {}
