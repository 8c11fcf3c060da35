package dev.paperwire.ingest.source;

import java.util.Map;

/**
 * Checkpoints that a test can look into and set.
 *
 * @param kept by key; must be safe for the threads of the test
 */
public record CheckpointsInMemory(Map<String, Checkpoint> kept) implements Checkpoints {
    @Override
    public Checkpoint load(String key) {
        return kept.getOrDefault(key, Checkpoint.NONE);
    }

    @Override
    public void save(String key, Checkpoint checkpoint) {
        kept.put(key, checkpoint);
    }
}
