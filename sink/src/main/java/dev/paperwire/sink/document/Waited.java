package dev.paperwire.sink.document;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How long a listing had waited when its paper was made: {@code fetched_at}, and {@code latency_ms} until the document's
 * {@code enriched_at}. Both come of the record alone, so that it gives the same document whenever it is delivered; how long
 * delivering takes is measured, not written down.
 */
final class Waited {
    /** The header and the field. */
    static final String FETCHED_AT = "fetched_at";
    private static final String ENRICHED_AT = "enriched_at";
    private static final byte[] ENRICHED = ("\"" + ENRICHED_AT + "\":\"").getBytes(UTF_8);
    private static final String LATENCY = "latency_ms";
    /** Elasticsearch's dates have years of four digits: a listing's odd time must not cost its paper. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Waited() {}

    /**
     * When the document was made. The stream writes that near its end, where looking for the bytes takes less than reading
     * all before them; within a text they cannot stand, since its quotation marks are escaped.
     */
    private static Optional<String> enriched(byte[] document) {
        for (int start = document.length - ENRICHED.length; start > 0; start--) {
            if (Arrays.equals(document, start, start + ENRICHED.length, ENRICHED, 0, ENRICHED.length)) {
                int from = start + ENRICHED.length;
                int end = from;
                while (end < document.length && document[end] != '"') {
                    end++;
                }
                return Optional.of(new String(document, from, end - from, UTF_8));
            }
        }
        return JsonSource.text(document, ENRICHED_AT);
    }

    /** The document with both fields at its end; as it is, if it or the header does not tell the times. */
    static byte[] since(Optional<String> fetched, byte[] document) {
        int end = document.length - 1;
        if (fetched.isEmpty() || end < 0 || document[end] != '}') {
            return document;
        }
        try {
            Instant from = Instant.parse(fetched.get());
            Optional<Instant> to = enriched(document).map(Instant::parse);
            if (to.isEmpty() || from.isBefore(Instant.EPOCH) || from.isAfter(LAST)) {
                return document;
            }
            String fields = ",\"%s\":\"%s\",\"%s\":%d}".formatted(FETCHED_AT, from, LATENCY,
                    Duration.between(from, to.get()).toMillis());
            var whole = new ByteArrayOutputStream(document.length + fields.length());
            whole.write(document, 0, end);
            whole.writeBytes(fields.getBytes(UTF_8));
            return whole.toByteArray();
        } catch (DateTimeException | ArithmeticException | JacksonException _) {
            return document;
        }
    }
}
