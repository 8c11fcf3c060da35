package dev.paperwire.listing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used: its bytes as they were, and why. On its channel the bytes are the record's key and
 * value, and the rest its headers, see {@link dev.paperwire.listing.channel.RejectHeaders}.
 *
 * @param key the original key
 * @param value the original value
 * @param stage who refused it
 * @param reason the kind of failure, one short code such as {@code unreadable}, {@code invalid}, {@code refused}
 * @param detail what exactly is wrong, in one line
 * @param channel the Kafka topic it came from
 * @param partition the partition there
 * @param offset the offset there
 * @param at when it was refused
 * @param attempts how often it has been tried, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // a reject is its bytes; equals and hashCode look into them
public record Reject(byte @Nullable [] key, byte @Nullable [] value, Stage stage, String reason,
        String detail,
        String channel, int partition, long offset, Instant at, int attempts) {
    /** The part of the pipeline that refuses. */
    public enum Stage {
        INGEST, ENRICH, SINK;

        /** The name in headers. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    // Written out, since the compiler does not carry @Nullable on arrays over to a compact constructor's parameters.
    public Reject(byte @Nullable [] key, byte @Nullable [] value, Stage stage, String reason, String detail,
            String channel, int partition, long offset, Instant at, int attempts) {
        Checks.of("reject")
                .present(stage, "stage")
                .text(reason, "reason", 100)
                .present(detail, "detail")
                .text(channel, "channel", 249)
                .present(at, "at")
                .that(attempts > 0, "attempts", attempts + " is not positive")
                .done();
        this.key = key;
        this.value = value;
        this.stage = stage;
        this.reason = reason;
        this.detail = detail;
        this.channel = channel;
        this.partition = partition;
        this.offset = offset;
        this.at = at;
        this.attempts = attempts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reject that && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && stage == that.stage && reason.equals(that.reason) && detail.equals(that.detail)
                && channel.equals(that.channel) && partition == that.partition && offset == that.offset
                && at.equals(that.at) && attempts == that.attempts;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(key), Arrays.hashCode(value), stage, reason, detail, channel,
                partition,
                offset, at, attempts);
    }
}
