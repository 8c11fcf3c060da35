package dev.paperwire.enrich.links;

import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class LinkExtractorPropertiesTest {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.bundled();

    /** What real abstracts put around and into addresses, in any order. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("https://", "http://", "https: //", "https:/", "HTTPS://", "www.", "github.com",
                        "github.io",
                        "huggingface.co", "doi.org", "arxiv.org", "example.org", "youtu.be", "zenodo.org",
                        "bücher.de", "例え.jp",
                        "a", "b-c", "Name", "x_y", "v1.0", "main", "tree", "issues", "abs", "datasets",
                        "wiki", ".git", "/", "/", "/",
                        ".", ".", "..", "...", ",", ";", ":", "?", "!", "#", "&", "=", "%20", "%", "~", "-",
                        "_", "+", "@", "*", "'",
                        "’", "\"", "(", ")", "[", "]", "{", "}", "<", ">", "|", "\\", "$", "^", "`", " ", " ",
                        " ", "\n", "\t", "\u00A0",
                        "\u200B", "\u00AD", "…", "–", "。", "，", "．", "／", "：", "中国", "ß", "ﬁ", "𝖻", "🎉",
                        "\uD800", "\u0000",
                        "\\url{", "\\href{", "}{", "\\texttt{", "\\_", "\\%", "\\~{}", "$\\sim$", "{\\_}",
                        "\\allowbreak ",
                        "\\textasciitilde ", "\\char126 ", "\\ldots", "](", "<a href=\"", "</a>", "&amp;",
                        "&gt;", "arXiv:", "arXiv ",
                        "2301.00001", "v2", "hep-th/9901001", "math.GT/0309136", "doi:", "10.1000/",
                        "10.5281/zenodo.1", "10.", "1234",
                        "and ", "The ", "com", "see ", "at ", "user:pw@", ":8080", ":99999", "javascript:",
                        "data:", "mailto:", "?q=",
                        "google.com/search?q=", "google.com/url?q=https%3A%2F%2F", "web.archive.org/web/1/",
                        "-\n", "Published in",
                        "https", "http")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void extractingFromTheOutputGivesTheOutput(@ForAll("texts") String text) {
        for (Link link : EXTRACTOR.extract(text, null, List.of())) {
            assertThat(EXTRACTOR.extract(link.url(), null, List.of())).extracting(Link::url)
                    .containsExactly(link.url());
        }
    }

    @Property(tries = 20_000)
    void offsetsPointAtWhatTheTextSays(@ForAll("texts") String text) {
        int floor = 0;
        for (Link link : EXTRACTOR.extract(null, text, List.of())) {
            assertThat(link.start()).isGreaterThanOrEqualTo(floor);
            assertThat(link.end()).isGreaterThan(link.start()).isLessThanOrEqualTo(text.length());
            String said = text.substring(link.start(), link.end());
            assertThat(said).isEqualTo(said.strip());
            floor = link.end();
        }
    }

    @Property(tries = 20_000)
    void whatIsShownIsAWebAddressAndNothingElse(@ForAll("texts") String text) {
        for (Link link : EXTRACTOR.extract(text, null, List.of())) {
            assertThat(link.url())
                    .matches("https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?([/?#][^\\p{Cntrl}\\s\"<>\\\\^`{|}]*)?");
            assertThat(link.host()).matches("[a-z0-9._-]+");
        }
    }

    @Property(tries = 20_000)
    void noTextIsTooStrange(@ForAll @StringLength(max = 300) String text) {
        assertThat(EXTRACTOR.extract(text, text, List.of())).doesNotContainNull();
    }

    @Property
    void aDeclaredLinkIsAWebAddressOrLeftOut(@ForAll("texts") String text) {
        if (!text.isBlank()) {
            assertThat(EXTRACTOR.extract(null, null, List.of(new DeclaredLink(text, null))))
                    .hasSizeLessThan(2)
                    .allMatch(link -> link.url().startsWith("http"));
        }
    }
}
