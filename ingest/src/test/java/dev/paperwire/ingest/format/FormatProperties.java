package dev.paperwire.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a document holds, a parser gives outcomes or says that it is none of its own. */
class FormatProperties {
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
