package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers of arXiv's OAI-PMH interface, ListRecords and GetRecord, with metadata of the kinds {@code arXiv} and
 * {@code arXivRaw}. A deleted record takes back what was listed under its identifier. See <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">the protocol</a>, version 2.0.
 */
public final class ArxivOai implements ListingParser {
    private static final String RECORD = "record";

    /**
     * What an answer says beside its records.
     *
     * @param resumptionToken where the rest of the list is; absent on its last page
     * @param completeListSize how many records the whole list has, where it says so
     * @param error what went wrong
     */
    public record Page(Optional<String> resumptionToken, OptionalLong completeListSize,
            Optional<OaiError> error) {}

    /**
     * An error of the protocol.
     *
     * @param code {@code badResumptionToken}, {@code noRecordsMatch} and others
     * @param message what the repository says about it; may be empty
     */
    public record OaiError(String code, String message) {
        /** Whether it only says that there is nothing to list. */
        public boolean isEmptyList() {
            return code.equals("noRecordsMatch");
        }

        /** Whether the list must be begun again. */
        public boolean isBadToken() {
            return code.equals("badResumptionToken");
        }
    }

    @Override
    public void parse(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        OaiError error = read(in, origin, out).error().orElse(null);
        if (error != null && !error.isEmptyList()) {
            throw new UnreadableDocument("the repository answers with an error: " + error.code()
                    + (error.message().isEmpty() ? "" : ", " + error.message()));
        }
    }

    /** Reads an answer as {@link #parse} does, and what a harvester must know to go on. */
    public Page read(InputStream in, DocumentOrigin origin, Consumer<Outcome> out)
            throws IOException, UnreadableDocument {
        XmlCursor xml = XmlCursor.over(WholeDocument.read(in));
        String root = xml.nextElement();
        if (!"OAI-PMH".equals(root)) {
            throw new UnreadableDocument("<" + root + ">, not an answer of OAI-PMH");
        }
        Optional<String> token = Optional.empty();
        OptionalLong size = OptionalLong.empty();
        Optional<OaiError> error = Optional.empty();
        int number = 0;
        for (String element = xml.nextElement(); element != null; element = xml.nextElement()) {
            switch (element) {
                case "error" -> {
                    String code = xml.attribute("code");
                    error = Optional.of(new OaiError(code == null ? "unknown" : code, xml.line()));
                }
                case "resumptionToken" -> {
                    size = number(xml.attribute("completeListSize"));
                    token = Optional.of(xml.line()).filter(text -> !text.isEmpty());
                }
                case RECORD -> {
                    int n = ++number;
                    out.accept(record(xml, origin, n));
                }
                default -> {}
            }
        }
        return new Page(token, size, error);
    }

    private static Outcome record(XmlCursor xml, DocumentOrigin origin, int n) throws UnreadableDocument {
        ArxivEntry entry = new ArxivEntry();
        String place = "record " + n;
        String identifier = "";
        boolean deleted = false;
        for (String child = xml.nextChild(RECORD); child != null; child = xml.nextChild(RECORD)) {
            switch (child) {
                case "header" -> deleted = "deleted".equals(xml.attribute("status"));
                case "identifier" -> identifier = xml.line();
                case "id" -> entry.id = ArxivId.in(xml.line()).orElse(null);
                case "title" -> entry.title = xml.line();
                case "abstract" -> entry.abstractText = xml.line();
                case "comments" -> entry.comment = xml.line();
                case "journal-ref" -> entry.journalReference = xml.line();
                case "doi" -> entry.doi = xml.line();
                case "submitter" -> entry.submitter = xml.line();
                case "categories" -> entry.categories.addAll(List.of(xml.line().split(" ", -1)));
                case "created" -> entry.published = PrintedTime.iso(xml.line());
                case "updated" -> entry.updated = PrintedTime.iso(xml.line());
                case "authors" -> authors(xml, entry);
                case "date" -> version(entry, xml.line());
                default -> {}
            }
        }
        if (entry.id == null) {
            entry.id = ArxivId.in(identifier).orElse(null);
        }
        if (deleted && entry.id != null) {
            return new Outcome.Retracted(place, Format.ARXIV, ArxivEntry.SCHEME, entry.id.value());
        }
        return entry.outcome(origin, place, () -> xml.original(RECORD, n));
    }

    /** Names one by one, or all in a line. */
    private static void authors(XmlCursor xml, ArxivEntry entry) throws UnreadableDocument {
        String line = xml.mixed("authors", "author", () -> entry.authors.add(author(xml)));
        if (entry.authors.isEmpty()) {
            entry.authors = ArxivAuthors.split(line);
        }
    }

    private static String author(XmlCursor xml) throws UnreadableDocument {
        String key = "";
        String fore = "";
        String suffix = "";
        for (String child = xml.nextChild("author"); child != null; child = xml.nextChild("author")) {
            switch (child) {
                // Of two keynames neither is left out.
                case "keyname" -> key = key.isEmpty() ? xml.line() : key + " " + xml.line();
                case "forenames" -> fore = xml.line();
                case "suffix" -> suffix = xml.line();
                default -> {}
            }
        }
        return Typeset.oneLine(fore + " " + key + " " + suffix);
    }

    /** The date of a version, of which the first one is printed first. */
    private static void version(ArxivEntry entry, String date) {
        OffsetDateTime printed = PrintedTime.rfc1123(date);
        Instant time = printed == null ? null : printed.toInstant();
        if (entry.published == null) {
            entry.published = time;
        }
        entry.updated = time;
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
