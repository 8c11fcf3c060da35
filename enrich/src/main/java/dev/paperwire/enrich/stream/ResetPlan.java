package dev.paperwire.enrich.stream;

import java.nio.file.Path;
import java.util.List;

/**
 * What a reset takes away.
 *
 * @param members copies of the application that still run; a reset waits for there to be none
 * @param topics internal topics
 * @param group the consumer group with its offsets; empty where there is none
 * @param directories local state
 */
public record ResetPlan(int members, List<String> topics, List<String> group, List<Path> directories) {}
