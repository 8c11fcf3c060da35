package dev.paperwire.enrich.stream;

import dev.paperwire.listing.channel.KafkaRefusal;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The stream has stopped by itself; the message is one line, the cause tells the rest. */
public final class StreamFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what to do where a person must do something, else what failed and why. */
    static StreamFailed of(String what, Throwable failure, Map<String, String> kafka) {
        Throwable told = failure instanceof ExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return new StreamFailed(
                KafkaRefusal.explain(failure, kafka)
                        .or(() -> KafkaRefusal.explainSilence(failure, kafka))
                        .orElseGet(() -> what + ": " + Refusals.oneLine(told)),
                failure);
    }
}
