package dev.paperwire.ingest.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Steps through JSON token by token, passing over whatever is of another kind than expected. */
final class JsonFields {
    private JsonFields() {}

    /** Takes one field of an object, its value being the current token. */
    @FunctionalInterface
    interface Field {
        void read(String name);
    }

    /** Takes one element of an array, it being the current token. */
    @FunctionalInterface
    interface Item {
        void read();
    }

    /** Hands over the fields of the current value, if it is an object; the field is to be consumed whole. */
    static void each(JsonParser parser, Field field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Hands over the elements of the current value, if it is an array; the element is to be consumed whole. */
    static void items(JsonParser parser, Item item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            item.read();
        }
    }

    /** The current value, if it is a string, in one line. */
    static @Nullable String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Typeset.oneLine(parser.getString());
        }
        parser.skipChildren();
        return null;
    }

    /** The current value, if it is a whole number. */
    static @Nullable Long number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        parser.skipChildren();
        return null;
    }
}
