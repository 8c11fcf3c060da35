package dev.paperwire.ingest.format;

import dev.paperwire.listing.Listing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static dev.paperwire.ingest.format.Parsing.FETCHED;
import static dev.paperwire.ingest.format.Parsing.listings;
import static dev.paperwire.ingest.format.Parsing.outcomes;
import static dev.paperwire.ingest.format.Parsing.refused;
import static dev.paperwire.ingest.format.Parsing.sample;
import static dev.paperwire.ingest.format.Parsing.shared;
import static org.assertj.core.api.Assertions.assertThat;

/** The page that the project began with, and the sample that ships in its place. */
class SeedPageTest {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s}]+?(?=[.,]?[\\s}]|[.,]?$)");
    private static final int FURNITURE = 5;

    @Test
    void seedPageGivesItsSixtyTwoPapersExactly() throws UnreadableDocument {
        byte[] page = shared("seed/huggingface-papers.txt");

        assertThat(outcomes(Format.HUGGINGFACE_TEXT, page)).isEqualTo(papersOf(page)).hasSize(62);
    }

    @Test
    void sampleGivesItsSixtyTwoPapersExactly() throws UnreadableDocument {
        assertThat(outcomes(Format.HUGGINGFACE_TEXT, sample())).isEqualTo(papersOf(sample())).hasSize(62);
    }

    @Test
    void sampleHasDistinctTitlesAndEighteenAddresses() throws UnreadableDocument {
        List<Listing> listings = listings(outcomes(Format.HUGGINGFACE_TEXT, sample()));

        assertThat(listings).extracting(Listing::title).doesNotHaveDuplicates();
        assertThat(listings.stream().flatMap(SeedPageTest::addresses)).hasSize(18)
                .contains("https://github.com/microsoft/SPTAG", "https://github.com/WujiangXu/AgenticMemory");
    }

    @Test
    void sampleHasTheTitlesAndAddressesOfTheSeedPageButNoneOfItsSentences() throws UnreadableDocument {
        List<Listing> seed = listings(
                outcomes(Format.HUGGINGFACE_TEXT, shared("seed/huggingface-papers.txt")));
        List<Listing> own = listings(outcomes(Format.HUGGINGFACE_TEXT, sample()));

        assertThat(own).extracting(Listing::title)
                .containsExactlyElementsOf(seed.stream().map(Listing::title).toList());
        assertThat(own.stream().map(listing -> addresses(listing).toList()))
                .containsExactlyElementsOf(
                        seed.stream().map(listing -> addresses(listing).toList()).toList());
        Set<String> seedRuns = seed.stream()
                .flatMap(SeedPageTest::runsOfEightWords)
                .collect(Collectors.toSet());
        assertThat(own.stream().flatMap(SeedPageTest::runsOfEightWords).filter(seedRuns::contains)).isEmpty();
    }

    @Test
    void sameSeedPageInAnotherTypographyGivesTheSamePapers() throws UnreadableDocument {
        String page = new String(sample(), StandardCharsets.UTF_8);
        List<Outcome> papers = papersOf(sample());

        for (String copy : List.of(
                page.replace("\n", "\r\n"),
                page.replace("\n", "\r"),
                page.replace("\n\n", "\n"),
                page.replace("\n\n", "\n\n\n \n"),
                "\uFEFF" + page,
                page.replace("\n\n", "\u00A0\n\u00A0\n"),
                page.replace("byAK", "by AK"),
                page.replace("Mar 18", "March 18"),
                page.replace("Mar 18", "18 Mar"),
                page.replace("Mar 18", "Tue, Mar 18th, 2025"),
                page.replace("new\n\n", "").replace("Subscribe\n\n", ""),
                page.replace("Mar 18\n\n", "") + "\n\nMar 18\n",
                wrapped(page, 80),
                wrapped(page, 100))) {
            List<Outcome> found = outcomes(Format.HUGGINGFACE_TEXT, copy);
            assertThat(refused(found)).isEmpty();
            assertThat(found).isEqualTo(papers);
        }
    }

    @Test
    void countsBetweenTheLinesDoNoHarm() throws UnreadableDocument {
        String[] lines = new String(sample(), StandardCharsets.UTF_8).split("\n\n", -1);
        StringBuilder page = new StringBuilder("Daily Papers\n\n");
        for (int i = 0; i < lines.length; i++) {
            boolean title = i >= FURNITURE && (i - FURNITURE) % 2 == 0;
            page.append(title ? "53\n\n" + lines[i] + "\n\n· 7 authors\n\n3\n\n" : lines[i] + "\n\n");
        }

        assertThat(outcomes(Format.HUGGINGFACE_TEXT, page.toString())).isEqualTo(papersOf(sample()));
    }

    /** Independent of the parser: the page is furniture and then title, abstract, title, abstract. */
    private static List<Outcome> papersOf(byte[] page) {
        List<String> blocks = Arrays
                .stream(new String(page, StandardCharsets.UTF_8).strip().split("\n\n", -1))
                .skip(FURNITURE)
                .toList();
        return IntStream.range(0, blocks.size() / 2)
                .<Outcome>mapToObj(i -> new Outcome.Found(
                        Listing.of("huggingface-papers", FETCHED, blocks.get(2 * i))
                                .abstractText(blocks.get(2 * i + 1))
                                .sourceUrl("https://example.org/page")
                                .listedOn(LocalDate.of(2025, 3, 18))
                                .submittedBy("AK and the research community")
                                .build()))
                .toList();
    }

    private static Stream<String> addresses(Listing listing) {
        return ADDRESS.matcher(listing.abstractText()).results().map(found -> found.group());
    }

    private static Stream<String> runsOfEightWords(Listing listing) {
        String text = ADDRESS.matcher(listing.abstractText().replace(": //", "://"))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> words = List.of(text.split("[^\\p{L}\\p{N}]+"));
        return IntStream.range(0, Math.max(0, words.size() - 7))
                .mapToObj(i -> String.join(" ", words.subList(i, i + 8)));
    }

    private static String wrapped(String page, int column) {
        List<String> lines = new ArrayList<>();
        for (String block : page.split("\n\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : block.strip().split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > column) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
