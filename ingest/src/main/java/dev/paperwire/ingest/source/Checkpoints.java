package dev.paperwire.ingest.source;

import dev.paperwire.ingest.publish.KafkaUnavailable;

/** Keeps checkpoints where another copy of the service finds them. Safe for any number of threads. */
public interface Checkpoints {
    /** The checkpoint of a source, or of a part of it; {@link Checkpoint#NONE} where there is none yet. */
    Checkpoint load(String key);

    /**
     * Keeps a checkpoint; when this returns, it survives the end of the process.
     *
     * @throws KafkaUnavailable if it could not be kept
     */
    void save(String key, Checkpoint checkpoint) throws KafkaUnavailable, InterruptedException;
}
