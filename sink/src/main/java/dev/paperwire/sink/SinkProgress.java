package dev.paperwire.sink;

/**
 * How far a sink has come since its start. The five counts add up to the records received, less those under way.
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
        long lag, boolean paused) {}
