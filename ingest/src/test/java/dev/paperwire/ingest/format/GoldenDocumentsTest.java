package dev.paperwire.ingest.format;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents and all that is in them. Beside each document lies what it must give, a line an entry: the listing without
 * what is the same for all (when and where it was fetched) and without what is empty, or why there is none. For documents
 * of the shared data, which are others', long texts are told by their ends, their length and their digest.
 */
class GoldenDocumentsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORT = 100;
    private static final int SHOWN = 30;

    /** Documents made for these tests, each in the shape of real ones. */
    static Stream<Path> own() throws IOException {
        return expectations("golden").map(Path::getParent)
                .distinct()
                .flatMap(folder -> children(folder))
                .filter(file -> !file.toString().endsWith(".expected"));
    }

    static Stream<Path> shared() throws IOException {
        return expectations("golden-shared");
    }

    @ParameterizedTest
    @MethodSource
    void own(Path document) throws IOException {
        assertThat(lines(format(document), Files.readAllBytes(document), Integer.MAX_VALUE))
                .containsExactlyElementsOf(Files.readAllLines(Path.of(document + ".expected")));
    }

    @ParameterizedTest
    @MethodSource
    void shared(Path expected) throws IOException {
        String name = String.valueOf(expected.getFileName()).replace(".expected", "").replace("--", "/");

        assertThat(lines(format(expected), Parsing.shared(name), SHORT))
                .containsExactlyElementsOf(Files.readAllLines(expected));
    }

    private static Stream<Path> expectations(String folder) throws IOException {
        URI place = URI.create(String.valueOf(GoldenDocumentsTest.class.getResource(folder)));
        try (Stream<Path> files = Files.walk(Path.of(place))) {
            return files.filter(file -> file.toString().endsWith(".expected")).sorted().toList().stream();
        }
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Format format(Path document) {
        return Format.named(String.valueOf(document.getParent().getFileName())).orElseThrow();
    }

    private static List<String> lines(Format format, byte[] document, int most) {
        List<String> lines = new ArrayList<>();
        try {
            Parsing.outcomes(format, document).forEach(outcome -> lines.add(line(outcome, most)));
        } catch (UnreadableDocument e) {
            lines.add("unreadable: " + e.getMessage());
        }
        return lines;
    }

    private static String line(Outcome outcome, int most) {
        return switch (outcome) {
            case Outcome.Found found -> listing((ObjectNode) JSON.readTree(found.json()), most);
            case Outcome.Retracted retracted -> "retracted: " + retracted;
            case Outcome.Refused refused -> "refused: " + refused;
        };
    }

    private static String listing(ObjectNode listing, int most) {
        assertThat(listing.remove("schema").asInt()).isOne();
        if (listing.path("fetched_at").asString().equals(Parsing.FETCHED.toString())) {
            listing.remove("fetched_at");
        }
        if (listing.path("source_url").asString("").equals(Parsing.ORIGIN.sourceUrl())) {
            listing.remove("source_url");
        }
        listing.removeIf(value -> value.isContainer() && value.isEmpty());
        shorten(listing, "abstract", most);
        shorten(listing, "comment", most);
        if (most < Integer.MAX_VALUE) {
            // Not ours to print again; the digest tells that it is the right one.
            shorten(listing, "submitted_by", 0);
        }
        return listing.toString();
    }

    private static void shorten(ObjectNode listing, String field, int most) {
        JsonNode value = listing.get(field);
        String text = value == null ? "" : Objects.requireNonNullElse(value.asString(), "");
        if (text.length() > most) {
            String ends = most == 0
                    ? ""
                    : text.substring(0, SHOWN) + " … " + text.substring(text.length() - SHOWN) + " ";
            listing.put(field, ends + "(" + text.length() + " characters, " + digest(text) + ")");
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
