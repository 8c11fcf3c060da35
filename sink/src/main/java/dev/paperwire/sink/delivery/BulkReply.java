package dev.paperwire.sink.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Elasticsearch says of a bulk.
 *
 * @param items for each item in the bulk's order, empty if all went well
 */
record BulkReply(List<Said> items) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final BulkReply ALL_WELL = new BulkReply(List.of());

    /**
     * What it says of one item, or of a bulk that it refused as a whole.
     *
     * @param status the HTTP status
     * @param type the error's type, empty if there is none
     * @param reason the error in words
     * @param index the concrete index, empty if it is not told
     */
    record Said(int status, String type, String reason, String index) {}

    /** An answer that is none, or that ends too early. */
    static final class CutOff extends IOException {
        private static final long serialVersionUID = 1L;

        CutOff(String message) {
            super(message);
        }
    }

    /**
     * Reads an answer of status 200.
     *
     * @param items how many it must speak of if there were errors
     */
    static BulkReply read(byte[] json, int items) throws CutOff {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new CutOff("no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("errors") && value == JsonToken.VALUE_FALSE) {
                    return ALL_WELL;
                }
                if (name.equals("items")) {
                    List<Said> said = items(parser);
                    if (said.size() != items) {
                        throw new CutOff(said.size() + " answers to " + items + " items");
                    }
                    return new BulkReply(said);
                }
                parser.skipChildren();
            }
            throw new CutOff("neither errors nor items");
        } catch (JacksonException e) {
            throw new CutOff(e.getOriginalMessage());
        }
    }

    /** Reads an answer of another status. */
    static Said error(int status, byte[] json) {
        try {
            JsonNode error = MAPPER.readTree(json).path("error");
            return new Said(status, error.path("type").asString(""), error.path("reason").asString(""), "");
        } catch (JacksonException _) {
            return new Said(status, "", "", ""); // a proxy's
        }
    }

    private static List<Said> items(JsonParser parser) {
        List<Said> all = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            parser.nextToken(); // the operation's name
            parser.nextToken();
            all.add(said(parser));
            parser.nextToken(); // the item's end
        }
        return all;
    }

    private static Said said(JsonParser parser) {
        int status = 0;
        String index = "";
        String type = "";
        String reason = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "status" -> status = parser.getIntValue();
                case "_index" -> index = parser.getString();
                case "error" -> {
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        String field = parser.currentName();
                        parser.nextToken();
                        switch (field) {
                            case "type" -> type = parser.getString();
                            case "reason" -> reason = parser.getString();
                            default -> parser.skipChildren();
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new Said(status, type, reason, index);
    }
}
