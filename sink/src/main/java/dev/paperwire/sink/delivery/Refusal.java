package dev.paperwire.sink.delivery;

import dev.paperwire.listing.Reject;
import org.apache.kafka.common.header.Headers;

/**
 * A refused record.
 *
 * @param reject its bytes, and why
 * @param headers what it came with besides
 */
record Refusal(Reject reject, Headers headers) {
    /** What it holds in memory, in bytes. */
    long bytes() {
        byte[] value = reject.value();
        return (value == null ? 0L : value.length) + reject.detail().length();
    }
}
