package dev.paperwire.enrich.stream;

/** The stream has stopped by itself; the cause tells why. */
public final class StreamFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
