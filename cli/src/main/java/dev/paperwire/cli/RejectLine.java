package dev.paperwire.cli;

import dev.paperwire.enrich.rejects.Filed;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.json.JsonCodec;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A reject as {@code paperwire rejects list} prints it. Bytes that are UTF-8 are shown as text, others in Base64.
 *
 * @param partition where it stands on the rejects' channel
 * @param offset where it stands there
 * @param stage who refused it
 * @param reason why, as a code
 * @param detail what exactly is wrong
 * @param channel where it came from
 * @param at when it was refused
 * @param attempts how often
 * @param key its key as text
 * @param keyBase64 its key, where that is no text
 * @param value its value as text
 * @param valueBase64 its value, where that is no text
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
record RejectLine(int partition, long offset, Reject.Stage stage, String reason, String detail,
        String channel,
        Instant at, int attempts, @Nullable String key, byte @Nullable [] keyBase64, @Nullable String value,
        byte @Nullable [] valueBase64) {
    private static final JsonCodec<RejectLine> CODEC = JsonCodec.of(RejectLine.class);

    static String of(Filed filed) {
        Reject reject = filed.reject();
        String key = text(reject.key());
        String value = text(reject.value());
        return CODEC
                .writeText(new RejectLine(filed.partition(), filed.offset(), reject.stage(), reject.reason(),
                        reject.detail(), reject.channel(), reject.at(), reject.attempts(), key,
                        key == null ? reject.key() : null, value, value == null ? reject.value() : null));
    }

    /** The bytes as text; null where there are none or they are not UTF-8. */
    static @Nullable String text(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
