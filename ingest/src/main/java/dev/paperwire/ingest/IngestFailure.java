package dev.paperwire.ingest;

/** A source that could not be read, or Kafka that did not take what it lists; the message is one line. */
public final class IngestFailure extends Exception {
    private static final long serialVersionUID = 1L;

    IngestFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
