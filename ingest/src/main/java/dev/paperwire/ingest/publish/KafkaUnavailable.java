package dev.paperwire.ingest.publish;

import org.jspecify.annotations.Nullable;

/** Kafka cannot be reached, or does not let this service do what it must; the message is one line. */
public final class KafkaUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public KafkaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
