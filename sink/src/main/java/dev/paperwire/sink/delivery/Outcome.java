package dev.paperwire.sink.delivery;

/** What became of one operation. Decided by Elasticsearch's status and error type, never by its words. */
public sealed interface Outcome {
    /** An outcome after which the record is done with. */
    sealed interface Settled extends Outcome {
        /** The name in counts. */
        default String countedAs() {
            return switch (this) {
                case Indexed() -> "indexed";
                case AlreadyCurrent() -> "already_current";
                case Deleted() -> "deleted";
                case Refused _ -> "refused";
            };
        }
    }

    /** An outcome after which the operation is to be sent again. */
    sealed interface Retriable extends Outcome {
        /** The status, or 0 where there was no answer at all. */
        int status();

        /** The error's type, or the exception's name where there was no answer. */
        String type();
    }

    /** The document is in the index in this version. */
    record Indexed() implements Settled {}

    /** The same version or a newer one is there already. */
    record AlreadyCurrent() implements Settled {}

    /** The document is gone, or was not there. */
    record Deleted() implements Settled {}

    /**
     * Elasticsearch will never take it.
     *
     * @param status the status, 0 where the operation was not even sent
     * @param type the error's type
     * @param reason Elasticsearch's words, for people
     * @param index the concrete index
     */
    record Refused(int status, String type, String reason, String index) implements Settled {}

    /** The cluster has too much to do, or no room: later. */
    record Throttled(int status, String type) implements Retriable {}

    /** The cluster, or the document's shard, is away: later. */
    record Unavailable(int status, String type) implements Retriable {}
}
