package dev.paperwire.enrich.stream;

/**
 * Whether the stream does its work.
 *
 * @param healthy whether it does
 * @param detail the state in one line
 */
public record Health(boolean healthy, String detail) {}
