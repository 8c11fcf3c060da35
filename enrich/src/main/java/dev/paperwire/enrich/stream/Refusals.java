package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.RejectHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rejects of this stage.
 *
 * @param channel the Kafka topic of the records
 */
record Refusals(String channel) {
    private static final int SHOWN = 300;

    Reject reject(byte @Nullable [] key, byte @Nullable [] value, Headers headers, int partition, long offset,
            long now,
            String reason, String detail) {
        return new Reject(key, value, Reject.Stage.ENRICH, reason, detail, channel, partition, offset,
                Instant.ofEpochMilli(now), attempts(headers) + 1);
    }

    /** How often it was refused before; what cannot be read counts as never. */
    static int attempts(Headers headers) {
        try {
            return Math.max(0, RejectHeaders.attempts(headers));
        } catch (IllegalArgumentException _) {
            return 0;
        }
    }

    /** What went wrong, in one line. */
    static String oneLine(Throwable cause) {
        String line = cause.toString().lines().findFirst().orElse("");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
