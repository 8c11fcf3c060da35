package dev.paperwire.ingest.publish;

/** What became of a record that was given to Kafka. */
public sealed interface Publication {
    /** All replicas that must have it have it. */
    record Acknowledged(int partition, long offset) implements Publication {}

    /** It is not known to be stored; sending it again does no harm. */
    record Failed(String reason) implements Publication {}
}
