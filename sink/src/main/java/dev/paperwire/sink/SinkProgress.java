package dev.paperwire.sink;

import dev.paperwire.sink.metrics.SinkMetrics;

/**
 * How far a sink has come since its start. The outcomes add up to the records received, less those under way
 * and those left to another sink of the group.
 *
 * @param received records read from Kafka
 * @param indexed documents written
 * @param alreadyCurrent records whose document was there in the same or a newer version
 * @param deleted documents taken away
 * @param refused records put aside as rejects
 * @param retried how often something was sent again
 * @param lag records on Kafka that are not settled yet, as far as this consumer sees
 * @param paused whether the sink waits for Elasticsearch
 */
public record SinkProgress(long received, long indexed, long alreadyCurrent, long deleted, long refused,
        long retried,
        long lag, boolean paused) {
    static SinkProgress of(SinkMetrics.Snapshot metrics) {
        return new SinkProgress(metrics.received(), count(metrics, "indexed"),
                count(metrics, "already_current"),
                count(metrics, "deleted"), count(metrics, "refused"), metrics.retries(),
                metrics.state().lag(),
                metrics.state().paused());
    }

    private static long count(SinkMetrics.Snapshot metrics, String outcome) {
        return metrics.outcomes().getOrDefault(outcome, 0L);
    }
}
