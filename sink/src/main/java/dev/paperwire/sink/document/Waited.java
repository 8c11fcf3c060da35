package dev.paperwire.sink.document;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
    private static final String LATENCY = "latency_ms";
    /** Elasticsearch's dates have years of four digits: a listing's odd time must not cost its paper. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Waited() {}

    /** The document with both fields at its end; as it is, if it or the header does not tell the times. */
    static byte[] since(Optional<String> fetched, byte[] document) {
        int end = document.length - 1;
        if (fetched.isEmpty() || end < 0 || document[end] != '}') {
            return document;
        }
        try {
            Instant from = Instant.parse(fetched.get());
            Optional<Instant> to = JsonSource.text(document, ENRICHED_AT).map(Instant::parse);
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
