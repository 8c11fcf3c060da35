package dev.paperwire.ingest.format;

import dev.paperwire.ingest.format.Outcome.Found;
import dev.paperwire.ingest.format.Outcome.Refused;
import dev.paperwire.listing.Listing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.paperwire.ingest.format.Parsing.outcomes;
import static dev.paperwire.ingest.format.Parsing.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonLinesTest {
    private static final String LISTING = """
            {"source":"own","fetched_at":"2025-01-02T03:04:05Z","title":"A Title"}""";
    private static final String SNAPSHOT = """
            {"id":"0704.0001","submitter":"Jan Novák","authors":"J. Nov\\\\'ak, P. Erd\\\\H{o}s (Budapest)",\
            "title":"On $\\\\ell_1$ norms and\\n  Erd\\\\H{o}s graphs","comments":"12 pages","journal-ref":"Phys.Rev.D76:013009,2007",\
            "doi":"10.1103/PhysRevD.76.013009","report-no":"X-1","categories":"math.CO cs.DM","license":null,\
            "abstract":"  A first line\\nand a second.\\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},\
            {"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26",\
            "authors_parsed":[["Novák","Jan",""],["Erd\\\\H{o}s","Pál","Jr.","Budapest"]]}""";

    @Test
    void linesAreListings() throws UnreadableDocument {
        assertThat(outcomes(Format.JSONL, "\uFEFF" + LISTING + "\r\n\n" + LISTING))
                .containsExactly(
                        new Found(
                                Listing.of("own", Instant.parse("2025-01-02T03:04:05Z"), "A Title").build()),
                        new Found(
                                Listing.of("own", Instant.parse("2025-01-02T03:04:05Z"), "A Title").build()));
    }

    @Test
    void linesAreRecordsOfTheArxivSnapshot() throws UnreadableDocument {
        Listing expected = Listing.of("arxiv", Parsing.FETCHED, "On ℓ₁ norms and Erdős graphs")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(2007, 4, 2))
                .abstractText("A first line and a second.")
                .authors(List.of("Jan Novák", "Pál Erdős Jr."))
                .identifier("arxiv", "0704.0001")
                .identifier("doi", "10.1103/PhysRevD.76.013009")
                .paperUrl("https://arxiv.org/abs/0704.0001")
                .publishedAt(Instant.parse("2007-04-02T19:18:42Z"))
                .updatedAt(Instant.parse("2007-07-24T20:10:27Z"))
                .categories(List.of("math.CO", "cs.DM"))
                .comment("12 pages. Journal reference: Phys.Rev.D76:013009,2007")
                .submittedBy("Jan Novák")
                .build();

        assertThat(outcomes(Format.JSONL, SNAPSHOT))
                .containsExactly(new Found(expected, "On $\\ell_1$ norms and Erd\\H{o}s graphs"));
    }

    @Test
    void authorLineStandsInForParsedAuthors() throws UnreadableDocument {
        String line = SNAPSHOT.replaceFirst(",\"authors_parsed.*", "}");

        assertThat(Parsing.listings(outcomes(Format.JSONL, line))).extracting(Listing::authors)
                .containsExactly(List.of("J. Novák", "P. Erdős"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "not json|not a JSON object, which begins with {",
        "{not json}|Unexpected character",
        "{\"title\":\"x\"}|source: is missing; fetched_at: is missing",
        "{\"source\":\"own\",\"title\":\"x\"}|fetched_at: is missing",
        "{\"id\":\"1\",\"categories\":\"cs.AI\"}|title: is blank",
        "[1]|",
        "null|not a JSON object",
        "{\"source\":\"own\",\"fetched_at\":\"yesterday\",\"title\":\"x\"}|fetched_at",
        "{\"a\":1} {\"b\":2}|source: is missing"})
    void lineThatIsNoListingIsRefusedAndTheRestGoesThrough(String line, String reason)
            throws UnreadableDocument {
        List<Outcome> outcomes = outcomes(Format.JSONL, LISTING + "\n" + line + "\n" + LISTING);

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.place()).isEqualTo("line 2");
            assertThat(refused.reason()).contains(reason == null ? "" : reason).doesNotContain("\n");
            assertThat(refused.original()).isEqualTo(utf8(line));
        });
    }

    @Test
    void lineThatIsNotUtf8IsRefused() throws UnreadableDocument {
        byte[] line = "{\"source\":\"own\",\"title\":\"Caf\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(outcomes(Format.JSONL, line)).containsExactly(new Refused("line 1", "not UTF-8", line));
    }

    @Test
    void lineBeyondTheLimitIsRefusedAndTheRestGoesThrough() throws IOException, UnreadableDocument {
        InputStream endless = new InputStream() {
            private long left = 100L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int read = (int) Math.min(left, length);
                Arrays.fill(bytes, offset, offset + read, (byte) 'x');
                left -= read;
                return read == 0 ? -1 : read;
            }
        };
        List<Outcome> outcomes = new ArrayList<>();
        new JsonLines().parse(
                new SequenceInputStream(endless, new ByteArrayInputStream(utf8("\n" + LISTING))),
                Parsing.ORIGIN,
                outcomes::add);

        assertThat(outcomes).extracting(Outcome::toString).first().isEqualTo("line 1: longer than 8 MiB");
        assertThat(outcomes).element(1).isInstanceOf(Found.class);
    }

    @Test
    void nestingBeyondReasonIsRefused() throws UnreadableDocument {
        String deep = "{\"source\":\"own\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(outcomes(Format.JSONL, deep + "\n" + LISTING)).extracting(Outcome::getClass)
                .<Class<?>>extracting(type -> type)
                .containsExactly(Refused.class, Found.class);
    }

    @Test
    void emptyDocumentIsUnreadable() {
        assertThatThrownBy(() -> outcomes(Format.JSONL, "\n \n")).isInstanceOf(UnreadableDocument.class)
                .hasMessage("the document is empty");
    }
}
