package dev.paperwire.enrich.links;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Long texts of what an extractor may be led to look at again and again; one that is would take hours over them. */
class LongTextTest {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.bundled();
    private static final int LENGTH = 250_000;

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "/", ":", "(", ")", "{", "\\", "$", "[", "<", "&", "'", "-", "@",
        "https", "https:", "https://",
        "https: ", "a.", "a.a.com", "com.", "www.", "a-. ", "https://a- ", "https://github.com/ ",
        "https://a.com/a- ",
        "https://a.com/(", "https://a.com/,a", "https://a.com/a&", "https://a:a:", "\\url{",
        "\\url{https://a.com ",
        "https://a.com}{", "https://a.com\"", "](https://a.com", "arXiv:", "arXiv:2301.00001", "2301.00001, ",
        "10.1000/",
        "10.1000/<", "10.1000/a[", "doi:10.10.", "10.10.10.", "hep-th/", "/1234567", "{\\_}", "$\\sim$", "中",
        "／", "．", "\u200B",
        "https://a.com/\u200B", "https://doi.org/10.1000/<", "https://web.archive.org/https://",
        "?q=https://", "x@x.com ",
        "https://google.com/url?q=https://google.com/url?q=", "com/ github. ",
        "https://github.com/a/b/tree/"})
    void itsTimeGrowsWithTheTextAlone(String piece) {
        String repeated = piece.repeat(LENGTH / piece.length());

        assertThat(EXTRACTOR.extract(repeated, null, List.of())).isNotNull();
        assertThat(EXTRACTOR.extract("https://a.com/" + repeated, null, List.of())).isNotNull();
    }

    @Test
    void aMillionCharactersOfOneAddressAreNone() {
        assertThat(EXTRACTOR.extract("https://example.org/" + "a".repeat(1_000_000), "(".repeat(1_000_000),
                List.of()))
                .isEmpty();
    }
}
