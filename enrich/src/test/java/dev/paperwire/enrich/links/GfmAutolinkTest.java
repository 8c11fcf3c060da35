package dev.paperwire.enrich.links;

import dev.paperwire.listing.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of GitHub Flavored Markdown for addresses in plain text. Three differences are meant: an address without
 * scheme gets https, mail and FTP are no links, and a parenthesis that was never opened ends an address.
 */
class GfmAutolinkTest {
    private static final String HREF = "<a href=\"";

    static Stream<Example> examples() {
        return ExampleReader.readExamples(TestResources.getGfmSpec())
                .stream()
                .filter(example -> example.getInfo().contains("autolink"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void addressesOfPlainTextAreLinksHereToo(Example example) {
        List<String> found = new ArrayList<>();
        for (String line : example.getSource().lines().toList()) {
            LinkExtractor.bundled()
                    .extract(line, null, List.of())
                    .stream()
                    .map(Link::url)
                    .forEach(found::add);
        }

        assertThat(found).isEqualTo(hrefs(example.getHtml()));
    }

    @Test
    void thereAreExamples() {
        assertThat(examples()).hasSizeGreaterThan(9);
    }

    private static List<String> hrefs(String html) {
        List<String> hrefs = new ArrayList<>();
        for (int at = html.indexOf(HREF); at >= 0; at = html.indexOf(HREF, at + 1)) {
            String href = html.substring(at + HREF.length(), html.indexOf('"', at + HREF.length()))
                    .replace("&amp;", "&");
            if (href.startsWith("http")) {
                hrefs.add(
                        href.replace("http://www.", "https://www.").replace("(business))+ok", "(business)"));
            }
        }
        return hrefs;
    }
}
