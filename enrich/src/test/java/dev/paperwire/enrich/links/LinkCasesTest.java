package dev.paperwire.enrich.links;

import dev.paperwire.listing.Link;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line of {@code link-cases.txt} is a test; its head tells the vocabulary. */
class LinkCasesTest {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.bundled();

    record Span(String url, int start, int end) {}

    static Stream<String> lines() throws IOException {
        try (InputStream in = LinkCasesTest.class.getResourceAsStream("link-cases.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void linksAreFoundWhereAReaderSeesThem(String line) {
        int arrow = line.lastIndexOf(" =>");
        String marked = (arrow < 0 ? line : line.substring(0, arrow)).replace('⏎', '\n').replace('␉', '\t');
        List<String> urls = arrow < 0
                ? null
                : Arrays.stream(line.substring(arrow + 3).split(" ")).filter(url -> !url.isEmpty()).toList();
        StringBuilder text = new StringBuilder();
        List<Span> expected = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '«') {
                start = text.length();
            } else if (c == '»') {
                String url = urls == null ? text.substring(start) : urls.get(expected.size());
                expected.add(new Span(url, start, text.length()));
            } else {
                text.append(c);
            }
        }

        List<Link> links = EXTRACTOR.extract(text.toString(), null, List.of());

        assertThat(links.stream().map(link -> new Span(link.url(), link.start(), link.end())).toList())
                .as(text.toString())
                .isEqualTo(expected);
    }
}
