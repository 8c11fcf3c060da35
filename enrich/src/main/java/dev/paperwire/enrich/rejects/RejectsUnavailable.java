package dev.paperwire.enrich.rejects;

/** The rejects cannot be read or sent; the message says what Kafka answered. */
public final class RejectsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
