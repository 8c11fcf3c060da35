package dev.paperwire.ingest.format;

import dev.paperwire.listing.InvalidRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        /** The day that all of the papers are listed on, as far as it is known. */
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
                JsonFields.items(parser, () -> out.accept(paper(parser).get()));
            } else if (start == JsonToken.START_OBJECT) {
                readAround(parser);
            } else {
                throw new UnreadableDocument("JSON without a list of papers");
            }
        }

        /** What a page's day means is told behind its papers: that of a week or a trend is none of theirs. */
        private void readAround(JsonParser parser) throws UnreadableDocument {
            List<Supplier<Outcome>> papers = new ArrayList<>();
            boolean[] any = new boolean[1];
            boolean[] manyDays = new boolean[1];
            String[] error = new String[1];
            LocalDate[] printed = new LocalDate[1];
            JsonFields.each(parser, field -> {
                switch (field) {
                    case "data", "dailyPapers", "papers" -> {
                        any[0] = true;
                        JsonFields.items(parser, () -> papers.add(paper(parser)));
                    }
                    case "date", "dateString" -> printed[0] = parseDay(JsonFields.text(parser), printed[0]);
                    case "periodType" -> manyDays[0] |= !"day".equals(JsonFields.text(parser));
                    case "isTrending" -> manyDays[0] |= parser.currentToken() == JsonToken.VALUE_TRUE;
                    case "error" -> error[0] = JsonFields.text(parser);
                    default -> parser.skipChildren();
                }
            });
            if (!any[0]) {
                throw new UnreadableDocument(error[0] == null
                        ? "JSON without a list of papers"
                        : "Hugging Face answers with an error: " + error[0]);
            }
            day = printed[0] == null || manyDays[0] ? day : printed[0];
            papers.forEach(paper -> out.accept(paper.get()));
        }

        /** Reads a paper; what becomes of it is asked for when its day is known. */
        private Supplier<Outcome> paper(JsonParser parser) {
            String place = "entry " + ++number;
            int start = (int) parser.currentTokenLocation().getByteOffset();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                DailyPaper paper = DailyPaper.read(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                return () -> outcome(paper, place, () -> original(start, end));
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return python(parser.getString(), place);
            }
            parser.skipChildren();
            int end = (int) parser.currentLocation().getByteOffset();
            return () -> new Outcome.Refused(place, "not an object", original(start, end));
        }

        private byte[] original(int start, int end) {
            return Arrays.copyOfRange(json, Math.max(0, start), Math.max(start, Math.min(end, json.length)));
        }

        private Supplier<Outcome> python(String literal, String place) {
            byte[] original = literal.getBytes(StandardCharsets.UTF_8);
            Optional<String> translated = PythonLiteral.toJson(literal);
            Supplier<Outcome> refused = () -> new Outcome.Refused(place, "a text, not an object", original);
            if (translated.isEmpty()) {
                return refused;
            }
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), translated.get())) {
                parser.nextToken();
                DailyPaper paper = DailyPaper.read(parser);
                return () -> outcome(paper, place, () -> original);
            } catch (JacksonException _) {
                return refused;
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
