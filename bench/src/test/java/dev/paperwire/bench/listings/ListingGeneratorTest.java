package dev.paperwire.bench.listings;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Made listings: the same for the same seed, and like the real ones. */
class ListingGeneratorTest {
    private static final int MANY = 20_000;
    private static final JsonCodec<Listing> CODEC = JsonCodec.of(Listing.class);

    private final ListingStatistics real = ListingStatistics.bundled();
    private final ListingGenerator generator = new ListingGenerator(real, 7);

    @Test
    void theSameSeedMakesTheSameBytes() {
        assertThat(lines(generator, 0, 500))
                .isEqualTo(lines(new ListingGenerator(ListingStatistics.bundled(), 7), 0, 500));
    }

    @Test
    void anotherSeedMakesOtherListings() {
        assertThat(lines(generator, 0, 1)).isNotEqualTo(lines(new ListingGenerator(real, 8), 0, 1));
    }

    @Test
    void aPartIsMadeWithoutWhatIsBeforeIt() {
        assertThat(lines(generator, 4_000, 4_100))
                .isEqualTo(lines(generator, 0, 4_100).subList(4_000, 4_100));
    }

    @Test
    void everyListingIsReadAgainAsItWasMade() {
        assertThat(generator.listings(0, 3_000)).allSatisfy(
                listing -> assertThat(CODEC.read(CODEC.write(listing))).isEqualTo(listing));
    }

    @Test
    void aPaperAppearsFirstInTheListingThatSaysSo() {
        Set<String> seen = new HashSet<>();
        assertThat(LongStream.range(0, 10_000)).allSatisfy(
                number -> assertThat(seen.add(generator.arxivId(number)))
                        .isEqualTo(generator.isFirst(number)));
    }

    @Test
    void listingsOfAPaperShareTheirTitle() {
        long revision = LongStream.range(5_000, 6_000)
                .filter(number -> !generator.isFirst(number))
                .findFirst()
                .orElseThrow();
        String id = generator.arxivId(revision);
        List<String> titles = LongStream.rangeClosed(0, revision)
                .filter(number -> generator.arxivId(number).equals(id))
                .mapToObj(generator::listing)
                .map(Listing::title)
                .toList();
        assertThat(titles).hasSizeGreaterThan(1).containsOnly(titles.getFirst());
    }

    @Test
    void madeListingsHaveTheStatisticsThatTheyWereMadeOf() {
        Survey survey = new Survey();
        // Not from the beginning, where there is little that could be repeated.
        generator.listings(MANY, 2 * MANY).forEach(survey::add);
        ListingStatistics made = survey.statistics(Map.of(), real.repeats().relisted());

        assertThat(mean(made.title().length())).isCloseTo(mean(real.title().length()), within(5.0));
        assertThat(mean(made.abstractText().length())).isCloseTo(mean(real.abstractText().length()),
                within(150.0));
        assertThat(mean(made.comment().length())).isCloseTo(mean(real.comment().length()), within(8.0));
        assertThat(mean(made.authors())).isCloseTo(mean(real.authors()), within(0.7));
        assertThat(mean(made.categoriesEach())).isCloseTo(mean(real.categoriesEach()), within(0.3));
        assertThat(made.abstractText().sentence()).isCloseTo(real.abstractText().sentence(), within(4.0));
        assertThat(made.abstractText().rare()).isCloseTo(real.abstractText().rare(), within(0.06));
        for (String word : List.of("the", "learning", "model", "results")) {
            assertThat(share(made, word)).isCloseTo(share(real, word), within(0.1 * share(real, word) + 50));
        }
        assertThat(made.sources().keySet()).isEqualTo(real.sources().keySet());
        made.sources().forEach((id, source) -> {
            SourceStatistics like = real.sources().get(id);
            assertThat(source.share()).isCloseTo(like.share(), within(0.01));
            assertThat(source.linked()).isCloseTo(like.linked(), within(0.06));
            assertThat(mean(source.upvotes())).isCloseTo(mean(like.upvotes()), within(4.0));
            like.fields()
                    .forEach((field, part) -> assertThat(source.field(field)).as("%s of %s", field, id)
                            .isCloseTo(part, within(0.08)));
            String first = like.places().keySet().iterator().next();
            assertThat(source.places().getOrDefault(first, 0L)).isCloseTo(like.places().get(first),
                    within(100_000L));
        });
        assertThat(made.repeats().revised()).isCloseTo(real.repeats().revised(), within(0.02));
    }

    private static double share(ListingStatistics statistics, String word) {
        return statistics.abstractText().words().getOrDefault(word, 0L);
    }

    private static double mean(Quantiles quantiles) {
        return quantiles.values().stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static List<String> lines(ListingGenerator generator, long from, long to) {
        return generator.listings(from, to).map(CODEC::writeText).toList();
    }
}
