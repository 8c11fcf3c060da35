package dev.paperwire.ingest.publish;

import dev.paperwire.listing.channel.KafkaRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kafka cannot be reached, or does not let this service do what it must; the message is one line. */
public final class KafkaUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public KafkaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For a failure of Kafka's clients: says what to do where a person must do something, else what Kafka said. */
    public static KafkaUnavailable at(Map<String, String> kafka, Throwable failure) {
        return new KafkaUnavailable(
                KafkaRefusal.explain(failure, kafka)
                        .or(() -> KafkaRefusal.explainSilence(failure, kafka))
                        .orElseGet(() -> said(kafka, failure)),
                failure);
    }

    private static String said(Map<String, String> kafka, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String
                .valueOf(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
        return "Kafka at " + kafka.get("bootstrap.servers") + ": "
                + message.lines().findFirst().orElse(message);
    }
}
