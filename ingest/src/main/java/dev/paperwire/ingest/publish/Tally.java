package dev.paperwire.ingest.publish;

import java.util.Optional;

/**
 * What came of a document.
 *
 * @param listings how many listings were acknowledged
 * @param retracted how many retractions were acknowledged
 * @param refused how many entries were acknowledged as rejects
 * @param failed how many records Kafka did not acknowledge
 * @param firstFailure why the first of those
 */
public record Tally(long listings, long retracted, long refused, long failed, Optional<String> firstFailure) {
    /** Whether everything that the document holds is in Kafka. */
    public boolean isComplete() {
        return failed == 0;
    }
}
