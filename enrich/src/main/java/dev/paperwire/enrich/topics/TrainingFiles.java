package dev.paperwire.enrich.topics;

import java.nio.file.Path;

/**
 * What a model is learned from: files of JSON lines, gzipped where their name ends in {@code .gz}.
 *
 * @param labelled papers with {@code topics}, most central first
 * @param hints papers with {@code ai_keywords}
 * @param arxiv papers with {@code categories}
 */
public record TrainingFiles(Path labelled, Path hints, Path arxiv) {}
