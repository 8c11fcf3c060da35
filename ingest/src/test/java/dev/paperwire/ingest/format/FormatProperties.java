package dev.paperwire.ingest.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Whatever a document holds, a parser gives outcomes or says that it is none of its own. */
class FormatProperties {
    private static final int MEGABYTE = 1 << 20;

    @Property(tries = 300)
    void anyBytesGiveOutcomesOrATypedError(@ForAll Format format, @ForAll byte[] document) {
        givesOutcomesOrATypedError(format, document);
    }

    @Property(tries = 500)
    void mixedUpPiecesGiveOutcomesOrATypedError(@ForAll Format format, @ForAll("pieces") String document) {
        givesOutcomesOrATypedError(format, document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void mixedUpMarkupGivesOutcomesOrATypedError(@ForAll Format format,
            @ForAll("markupPieces") String document) {
        givesOutcomesOrATypedError(format, document.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void cutAndStirredDocumentsGiveOutcomesOrATypedError(@ForAll Format format,
            @ForAll @IntRange(max = 5_000) int cut,
            @ForAll @IntRange(max = 5_000) int at, @ForAll byte stirred) {
        byte[] document = Documents.of(format);
        byte[] broken = Arrays.copyOf(document, Math.max(1, document.length - cut % document.length));
        broken[at % broken.length] = stirred;

        givesOutcomesOrATypedError(format, broken);
    }

    /** The made documents that the golden tests read, each broken in several places: bytes gone, doubled, changed. */
    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void brokenDocumentsGiveOutcomesOrATypedError(@ForAll("documents") Path document,
            @ForAll @Size(max = 6) List<@IntRange(max = 1_000_000) Integer> places, @ForAll byte[] noise)
            throws IOException {
        byte[] broken = Files.readAllBytes(document);
        for (int place : places) {
            int at = place % Math.max(1, broken.length);
            int end = Math.min(broken.length, at + 1 + place % 40);
            ByteArrayOutputStream parts = new ByteArrayOutputStream();
            parts.write(broken, 0, at);
            switch (place % 4) {
                case 0 -> {} // a piece is gone
                case 1 -> parts.writeBytes(Arrays.copyOfRange(broken, 0, end)); // the beginning comes again
                case 2 -> parts.writeBytes(noise);
                default -> parts.write(place);
            }
            parts.write(broken, end, broken.length - end);
            broken = parts.toByteArray();
        }
        givesOutcomesOrATypedError(GoldenDocumentsTest.format(document), broken);
    }

    /** A second of processor time a megabyte is many times what any of them takes, and nothing to a loop within a loop. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void hardTextsTakeNoMoreThanASecondAMegabyte(Format format) {
        List<String> pieces = List.of("{\"", "[", "<", "<a ", "&", "\\\\", "{", "$", "(", " and ", "\n",
                "Mar 18\n\n",
                "Mar 18\n\nA Title of Some Words\n\nMar 19\n\nIts abstract is long enough to be one.\n\n",
                "A Title\n", "</entry>", "<!--", "arXiv:", "v1", "a-", "\\'", "<dt>",
                "<dd><div class='list-title'>",
                "<record><header status='deleted'>", "'");
        String text = new String(Documents.of(format, 2), StandardCharsets.UTF_8);
        for (String piece : pieces) {
            String hard = piece.repeat(MEGABYTE / piece.length());
            for (String document : List.of(hard, text + hard, text.replace("Text 1", "Text " + hard))) {
                byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
                Duration taken = assertTimeoutPreemptively(Duration.ofMinutes(1),
                        () -> processorTime(() -> givesOutcomesOrATypedError(format, bytes)),
                        () -> format + " with many of " + piece);
                assertThat(taken).as("%s with many of %s", format, piece)
                        .isLessThan(Duration.ofSeconds(1)
                                .multipliedBy(Math.max(MEGABYTE, bytes.length))
                                .dividedBy(MEGABYTE));
            }
        }
    }

    /** The best of three: the first time is also that of the compiler, and of memory that is used for the first time. */
    private static Duration processorTime(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begun = threads.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - begun);
        }
        return Duration.ofNanos(best);
    }

    /** Each of them is looked up in the document, which must not take its length for each. */
    @ParameterizedTest
    @EnumSource(value = Format.class, names = {"ARXIV_ATOM", "ARXIV_RSS", "ARXIV_OAI", "ARXIV_HTML"})
    void manyRefusedEntriesTakeNoMoreThanTheirLength(Format format) {
        int entries = 5_000;
        String document = new String(Documents.of(format, entries), StandardCharsets.UTF_8)
                .replace("2503.", "none");

        List<Outcome> outcomes = assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> Parsing.outcomes(format, document));

        assertThat(Parsing.refused(outcomes)).hasSize(entries);
        assertThat(new String(Parsing.refused(outcomes).getLast().original(), StandardCharsets.UTF_8))
                .contains("none05000");
    }

    @Provide
    Arbitrary<Path> documents() throws IOException {
        return Arbitraries.of(GoldenDocumentsTest.own().toList());
    }

    @Property
    void linesHaveSingleSpacesAndNoOtherBlanks(@ForAll("blanks") String text) {
        String expected = text.replaceAll("[\\x00- \u00A0]+", " ");

        assertThat(Typeset.oneLine(text))
                .isEqualTo(expected.equals(" ") ? "" : expected.replaceAll("^ | $", ""));
    }

    @Property
    void plainBytesAreWhatTheDecoderTakesWithoutControls(@ForAll("stirred") byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        boolean valid = Arrays.equals(lenient.getBytes(StandardCharsets.UTF_8), bytes);
        boolean plain = valid
                && lenient.chars()
                        .noneMatch(c -> (c < ' ' && "\t\r\n".indexOf(c) < 0) || c == 0xFFFE || c == 0xFFFF);

        assertThat(List.of(Utf8.isValid(bytes), Utf8.isPlain(bytes))).isEqualTo(List.of(valid, plain));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries
                .of(" ", "\t", "\n", "\u00A0", "\u0000", "\u0007", "a", "bcdefghi", "\u2003", "ő", "\u0120",
                        "!", "\u00A1")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<byte[]> stirred() {
        Arbitrary<String> texts = Arbitraries
                .of("abcdefgh", "long plain text, ", "é", "\uD83D\uDE00", "\n", "\u0001", "\uFFFE", "\uFFFF",
                        "\uFFFD", "x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Combinators
                .combine(texts, Arbitraries.integers().between(0, 400), Arbitraries.bytes(),
                        Arbitraries.of(true, false))
                .as((text, at, stir, whole) -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    if (!whole && bytes.length > 0) {
                        bytes[at % bytes.length] = stir;
                    }
                    return bytes;
                });
    }

    @Property
    void anyTextIsMadePlain(@ForAll("markup") String text) {
        assertThat(Typeset.plain(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries
                .of("new", "Mar 18", "Feb 29", "byAK and friends", "Submitted by", "12", "\n", "\n\n", " ",
                        "\r\n", "A Title",
                        "A sentence that ends.", "https://example.org/x", "{\"id\":\"1\",",
                        "\"categories\":\"cs.AI\",", "\"versions\":[{", "}]",
                        "\"title\":\"T\"", "}", "[", "null", "\"source\":\"s\",", "\\u0000", "\uD83D\uDE00")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> markupPieces() {
        return Arbitraries
                .of("<feed>", "<rss>", "<OAI-PMH>", "<entry>", "</entry>", "<item>", "</item>", "<record>",
                        "</record>", "<id>",
                        "</id>", "<title>", "</title>", "http://arxiv.org/abs/2503.00001v1", "<author>",
                        "</author>", "<authors>", "</authors>",
                        "<header status='deleted'>", "</header>", "<pubDate>", "</pubDate>",
                        "Mon, 27 Apr 2026 00:00:00 -0400", "&amp;", "&x;", "<![CDATA[",
                        "]]>", "<!--", "-->", "<?xml version='1.0'?>", "<!DOCTYPE x>", "</feed>", "</rss>",
                        "<dl id='articles'>", "<dt>", "<dd>", "<h3>",
                        "<a href='/abs/2503.00001'>", "<div class='list-title'>", "<article>",
                        "<div data-target='DailyPapers' data-props='[{}]'>", "[", "{",
                        "\"paper\":", "}", "]", ",", "text", "\u0000", "\uFFFF")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries
                .of("\\", "{", "}", "$", "^", "_", "~", "\\'", "\\H", "\\frac", "\\ell", "\\textit{", "a",
                        "1", " ", "\\c", "\uD83D\uDE00")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    private static void givesOutcomesOrATypedError(Format format, byte[] document) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            outcomes.addAll(Parsing.outcomes(format, document));
        } catch (UnreadableDocument e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
        assertThat(Parsing.refused(outcomes))
                .allSatisfy(refused -> assertThat(refused.reason()).isNotBlank().doesNotContain("\n"));
    }
}
