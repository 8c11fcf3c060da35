package dev.paperwire.enrich.topics;

import java.util.List;

/**
 * Why a paper has a topic.
 *
 * @param topic the topic and its score
 * @param reasons the phrases of the paper that drove it, the strongest first
 */
public record Explanation(ScoredLabel topic, List<Reason> reasons) {}
