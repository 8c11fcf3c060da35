package dev.paperwire.sink.document;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Looks into JSON bytes no further than it must. */
final class JsonSource {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonSource() {}

    /**
     * The document as one line. Bytes without a line end are passed through as they are, whatever they hold: Elasticsearch
     * judges them. A line end would end the document within a bulk, and what follows be taken for another action.
     *
     * @throws JacksonException if bytes with a line end are not JSON
     */
    static byte[] oneLine(byte[] json) {
        // The JDK looks for a character in a text many bytes at a time.
        String latin = new String(json, ISO_8859_1);
        return latin.indexOf('\n') < 0 && latin.indexOf('\r') < 0 ? json : rewritten(json);
    }

    /**
     * A whole number among the fields of the outermost object.
     *
     * @throws JacksonException if the bytes are not JSON as far as they had to be read
     */
    static OptionalLong number(byte[] json, String field) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return isAt(parser, field) && parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? OptionalLong.of(parser.getLongValue())
                    : OptionalLong.empty();
        }
    }

    /**
     * A text among the fields of the outermost object.
     *
     * @throws JacksonException if the bytes are not JSON as far as they had to be read
     */
    static Optional<String> text(byte[] json, String field) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return isAt(parser, field) && parser.currentToken() == JsonToken.VALUE_STRING
                    ? Optional.of(parser.getString())
                    : Optional.empty();
        }
    }

    /** Goes on to the value of a field of the outermost object; whether there is one. */
    private static boolean isAt(JsonParser parser, String field) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals(field);
            parser.nextToken();
            if (wanted) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static byte[] rewritten(byte[] json) {
        var bytes = new ByteArrayOutputStream(json.length);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json);
                JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return bytes.toByteArray();
    }
}
