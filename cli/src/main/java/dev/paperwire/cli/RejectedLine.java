package dev.paperwire.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paperwire.listing.Reject.Stage;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.json.UnreadableRecord;
import org.jspecify.annotations.Nullable;

/**
 * What {@code paperwire enrich} prints for a line that is no listing.
 *
 * @param reject why, where, and the line
 */
record RejectedLine(@JsonProperty("reject") Detail reject) {
    private static final JsonCodec<RejectedLine> CODEC = JsonCodec.of(RejectedLine.class);

    /**
     * The reject's fields.
     *
     * @param stage always {@code enrich}
     * @param reason the code of the reason, as in {@code reject.reason}
     * @param detail what exactly is wrong
     * @param line the number of the line, from 1
     * @param value the line as it was, where it is UTF-8
     * @param valueBase64 the line's bytes, where it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    record Detail(Stage stage, String reason, String detail, long line, @Nullable String value,
            byte @Nullable [] valueBase64) {}

    static byte[] unreadable(long line, byte[] bytes, UnreadableRecord why) {
        return of(line, bytes, why.reason().toString(), why.detail());
    }

    static byte[] tooLong(long line, byte[] beginning) {
        return of(line, beginning, "too-large",
                "longer than " + JsonLines.MAX_BYTES + " bytes; the value is its beginning");
    }

    private static byte[] of(long line, byte[] bytes, String reason, String detail) {
        String text = RejectLine.text(bytes);
        return CODEC.write(new RejectedLine(
                new Detail(Stage.ENRICH, reason, detail, line, text, text == null ? bytes : null)));
    }
}
