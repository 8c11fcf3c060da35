package dev.paperwire.enrich.topics;

import java.util.Optional;

/**
 * All that is read in a text at once.
 *
 * @param labels what it is about
 * @param language its language's code by ISO 639-1, {@code en}; nothing where the text is too short to tell
 */
public record Reading(Labels labels, Optional<String> language) {}
