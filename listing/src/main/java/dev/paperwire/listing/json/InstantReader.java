package dev.paperwire.listing.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an ISO 8601 time with its offset; a bare day, as many sources give it, is its first instant in UTC. */
final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final int DAY = "2026-01-31".length();

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        String text = parser.getString().strip();
        try {
            return text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text,
                    "expected an ISO 8601 time with an offset, 2026-01-31T12:00:00Z, or a day");
        }
    }
}
