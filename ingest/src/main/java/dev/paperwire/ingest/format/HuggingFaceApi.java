package dev.paperwire.ingest.format;

import dev.paperwire.listing.InvalidRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers of {@code /api/daily_papers}: a list of papers, in some archives within an object under {@code data} or
 * {@code dailyPapers}, in some with each paper as the text of a Python dictionary.
 */
final class HuggingFaceApi implements ListingParser {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern DAY_IN_ADDRESS = Pattern
            .compile("(?:[?&]date=|/date/|daily_papers_)(\\d{4}-\\d{2}-\\d{2})(?!\\d)");

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        read(WholeDocument.read(in), origin, out);
    }

    /** Reads the JSON of an answer, or of a page's data. */
    static void read(byte[] json, DocumentOrigin origin, Consumer<Outcome> out) throws UnreadableDocument {
        Papers papers = new Papers(json, origin, out);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            papers.read(parser);
        } catch (JacksonException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("broken");
            throw new UnreadableDocument("not JSON: " + what, e);
        }
    }

    private static final class Papers {
        private final byte[] json;
        private final DocumentOrigin origin;
        private final Consumer<Outcome> out;
        private @Nullable LocalDate day;
        private int number;

        Papers(byte[] json, DocumentOrigin origin, Consumer<Outcome> out) {
            this.json = json;
            this.origin = origin;
            this.out = out;
            this.day = origin.sourceUrl() == null ? null : dayIn(origin.sourceUrl());
        }

        void read(JsonParser parser) throws UnreadableDocument {
            JsonToken start = parser.nextToken();
            if (start == JsonToken.START_ARRAY) {
                JsonFields.items(parser, () -> paper(parser));
            } else if (start == JsonToken.START_OBJECT) {
                boolean[] any = new boolean[1];
                String[] error = new String[1];
                JsonFields.each(parser, field -> {
                    switch (field) {
                        case "data", "dailyPapers", "papers" -> {
                            any[0] = true;
                            JsonFields.items(parser, () -> paper(parser));
                        }
                        case "date", "dateString" -> day = parseDay(JsonFields.text(parser), day);
                        case "error" -> error[0] = JsonFields.text(parser);
                        default -> parser.skipChildren();
                    }
                });
                if (!any[0]) {
                    throw new UnreadableDocument(error[0] == null
                            ? "JSON without a list of papers"
                            : "Hugging Face answers with an error: " + error[0]);
                }
            } else {
                throw new UnreadableDocument("JSON without a list of papers");
            }
        }

        private void paper(JsonParser parser) {
            String place = "entry " + ++number;
            int start = (int) parser.currentTokenLocation().getByteOffset();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                DailyPaper paper = DailyPaper.read(parser);
                out.accept(outcome(paper, place, () -> original(start, parser)));
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                out.accept(python(parser.getString(), place));
            } else {
                parser.skipChildren();
                out.accept(new Outcome.Refused(place, "not an object", original(start, parser)));
            }
        }

        private byte[] original(int start, JsonParser parser) {
            int end = (int) parser.currentLocation().getByteOffset();
            return Arrays.copyOfRange(json, Math.max(0, start), Math.max(start, Math.min(end, json.length)));
        }

        private Outcome python(String literal, String place) {
            byte[] original = literal.getBytes(StandardCharsets.UTF_8);
            Optional<String> translated = PythonLiteral.toJson(literal);
            if (translated.isEmpty()) {
                return new Outcome.Refused(place, "a text, not an object", original);
            }
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), translated.get())) {
                parser.nextToken();
                return outcome(DailyPaper.read(parser), place, () -> original);
            } catch (JacksonException _) {
                return new Outcome.Refused(place, "a text, not an object", original);
            }
        }

        private Outcome outcome(DailyPaper paper, String place, Supplier<byte[]> original) {
            try {
                return paper.found(origin, day);
            } catch (InvalidRecord e) {
                return new Outcome.Refused(place, String.valueOf(e.getMessage()), original.get());
            }
        }
    }

    private static @Nullable LocalDate dayIn(String address) {
        Matcher matcher = DAY_IN_ADDRESS.matcher(address);
        return matcher.find() ? parseDay(matcher.group(1), null) : null;
    }

    private static @Nullable LocalDate parseDay(@Nullable String text, @Nullable LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }
}
