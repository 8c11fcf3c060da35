package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The laws that make order and repetition invisible. */
class MergeProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void draftsMergeInAnyOrderAndGroupingAndMoreThanOnce(@ForAll("listings") Listing one,
            @ForAll("listings") Listing two, @ForAll("listings") Listing three) {
        Draft a = draft(one);
        Draft b = draft(two);
        Draft c = draft(three);

        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(b).plus(a)).isEqualTo(a.plus(b));
        assertThat(a.plus(a)).isEqualTo(a);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void collectingForgetsOrderAndRepetition(@ForAll("many") List<Listing> listings, @ForAll Random random,
            @ForAll("retractions") Retraction retraction) {
        List<Listing> other = new ArrayList<>(listings);
        other.addAll(listings.subList(0, listings.size() / 2));
        Collections.shuffle(other, random);
        int when = random.nextInt(other.size() + 1);

        Collected plain = listings.stream()
                .reduce(Collected.NONE, Collected::plus, (a, b) -> a)
                .minus(retraction);
        Collected shuffled = Collected.NONE;
        for (int i = 0; i <= other.size(); i++) {
            shuffled = i == when ? shuffled.minus(retraction) : shuffled;
            shuffled = i < other.size() ? shuffled.plus(other.get(i)) : shuffled;
        }
        assertThat(shuffled).isEqualTo(plain);
        assertThat(plain.minus(retraction)).isEqualTo(plain);
    }

    private static Draft draft(Listing listing) {
        return Collected.NONE.plus(listing).draft().orElseThrow();
    }

    @Provide
    Arbitrary<Retraction> retractions() {
        return Combinators.combine(Arbitraries.of("hf", "arxiv-api"), Arbitraries.integers().between(0, 5))
                .as((source, hour) -> new Retraction(source, START.plusSeconds(hour * 3600L)));
    }

    @Provide
    Arbitrary<List<Listing>> many() {
        return listings().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<Listing> listings() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 5);
        return Combinators
                .combine(Arbitraries.of("hf", "arxiv-api"), Arbitraries.of("A title", "Another"), number,
                        number,
                        number, number, Arbitraries.integers().between(0, 63))
                .as((source, title, fetched, updated, day, version, extra) -> Listing
                        .of(source, START.plusSeconds(fetched * 3600L), title)
                        .updatedAt(updated > 2 ? null : START.plusSeconds(updated))
                        .publishedAt(updated > 3 ? null : START.minusSeconds(updated))
                        .listedOn(day > 3 ? null : LocalDate.parse("2026-03-01").plusDays(day))
                        .identifier("arxiv", "2403.00001" + (version > 2 ? "" : "v" + (version + 1)))
                        .identifier("doi", (extra & 1) == 0 ? null : "10.1000/" + (extra & 2))
                        .abstractText((extra & 2) == 0 ? null : "Abstract " + (extra & 4))
                        .authors((extra & 4) == 0 ? List.of() : List.of("A" + (extra & 1)))
                        .comment((extra & 8) == 0 ? null : "Comment " + (extra & 16))
                        .categories((extra & 16) == 0 ? List.of() : List.of("cs.LG", "cs.C" + (extra & 1)))
                        .keywords((extra & 32) == 0 ? List.of() : List.of("k" + (extra & 3)))
                        .submittedBy((extra & 3) == 0 ? null : "by" + (extra & 1))
                        .declaredLink((extra & 12) == 0 ? null : "https://example.org/" + (extra & 4), null)
                        .signal("upvotes", (extra & 3) == 3 ? null : (long) (extra & 7))
                        .build());
    }
}
