package dev.paperwire.enrich.merge;

import java.time.Instant;

/**
 * Takes back what a source has listed under an identity until a time. What is fetched later stands.
 *
 * @param source the source's id
 * @param until the time
 */
public record Retraction(String source, Instant until) {}
