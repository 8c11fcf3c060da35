package dev.paperwire.ingest.format;

import dev.paperwire.listing.Listing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.opentest4j.TestAbortedException;

/** The words that tests of parsers are written in. */
final class Parsing {
    static final Instant FETCHED = Instant.parse("2025-06-01T12:00:00Z");
    static final DocumentOrigin ORIGIN = DocumentOrigin.of("https://example.org/page", FETCHED);

    private Parsing() {}

    static DocumentOrigin inYear(int year) {
        return new DocumentOrigin("https://example.org/page", FETCHED, OptionalInt.of(year));
    }

    static List<Outcome> outcomes(Format format, byte[] document) throws UnreadableDocument {
        return outcomes(format, document, ORIGIN);
    }

    static List<Outcome> outcomes(Format format, byte[] document, DocumentOrigin origin)
            throws UnreadableDocument {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            format.parser().parse(new ByteArrayInputStream(document), origin, outcomes::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    static List<Outcome> outcomes(Format format, String document) throws UnreadableDocument {
        return outcomes(format, utf8(document));
    }

    static List<Listing> listings(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Found.class::isInstance)
                .map(outcome -> ((Outcome.Found) outcome).listing())
                .toList();
    }

    static List<Outcome.Refused> refused(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A file of the shared data; the test is skipped where a clone has none. */
    static byte[] shared(String path) {
        Path file = Path.of(System.getProperty("paperwire.root", ".."), "..", "shared", "data", path)
                .normalize();
        if (!Files.exists(file)) {
            throw new TestAbortedException("needs " + file + ", which is not part of the project");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that ships with the project. */
    static byte[] sample() {
        try (var in = Format.class
                .getResourceAsStream("/dev/paperwire/ingest/sample/huggingface-papers.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
