package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.TopicTrend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** Order, repetition, chunks and restarts cannot be seen in what the stream comes to. */
class PermutationProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    /** One for all cases, emptied before each: starting one takes far longer than playing a case. */
    private static final TestStream STREAM = new TestStream(new WordAnnotator("1"));

    @AfterContainer
    static void close() {
        STREAM.close();
    }

    /** A listing or a retraction. */
    sealed interface Step {
        record Add(Listing listing) implements Step {}

        record Take(String key, Instant at) implements Step {}
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void anyOrderRepetitionAndRestartsEndInTheSamePapersAndTrends(@ForAll("steps") List<Step> steps,
            @ForAll Random random) {
        Outcome plain = play(steps, List.of());
        List<Step> other = new ArrayList<>(steps);
        for (int i = 0; i < steps.size() / 2; i++) {
            other.add(steps.get(random.nextInt(steps.size())));
        }
        Collections.shuffle(other, random);
        List<Integer> restarts = random.nextInt(4) == 0 ? List.of(random.nextInt(other.size())) : List.of();

        assertThat(play(other, restarts)).isEqualTo(plain);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void theStreamComesToWhatTheReferenceSays(@ForAll("steps") List<Step> steps) {
        List<Listing> listings = steps.stream()
                .filter(Step.Add.class::isInstance)
                .map(step -> ((Step.Add) step).listing())
                .toList();
        Outcome played = play(listings.stream().<Step>map(Step.Add::new).toList(), List.of());

        assertThat(played.papers())
                .isEqualTo(List.copyOf(Reference.papers(listings, new WordAnnotator("1")).values()));
        Map<String, Long> counts = new TreeMap<>();
        played.trends().forEach((key, trend) -> counts.put(key, trend.papers()));
        assertThat(counts).isEqualTo(Reference.trendCounts(played.papers()));
    }

    private record Outcome(List<Paper> papers, Map<String, TopicTrend> trends) {}

    private static Outcome play(List<Step> steps, List<Integer> restarts) {
        STREAM.forget();
        TestStream stream = STREAM;
        for (int i = 0; i < steps.size(); i++) {
            if (restarts.contains(i)) {
                stream.restart(new WordAnnotator("1"));
            } else if (i % 7 == 3) {
                stream.settle();
            }
            switch (steps.get(i)) {
                case Step.Add(Listing listing) -> stream.list(listing);
                case Step.Take(String key, Instant at) -> stream.retract(key, at);
            }
        }
        return new Outcome(stream.documents(), new TreeMap<>(stream.trends()));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequencyOf(Tuple.of(9, listings().map(Step.Add::new)),
                Tuple.of(1, retractions())).map(Step.class::cast).list().ofMinSize(1).ofMaxSize(14);
    }

    private static Arbitrary<Step> retractions() {
        return Combinators.combine(Arbitraries.of("hf", "arxiv-api", "crossref"),
                Arbitraries.of("arxiv:2403.00001", "arxiv:2403.00002v1", "doi:10.1000/a",
                        "title:Vision of graphs"),
                Arbitraries.integers().between(0, 12))
                .as((source, what, hour) -> new Step.Take(
                        "retract|" + source + "|" + what, START.plusSeconds(hour * 3600L)));
    }

    private static Arbitrary<Listing> listings() {
        Arbitrary<String> titles = Arbitraries.of("Vision of graphs", "VISION OF {Graphs}",
                "Vision of Graphs!",
                "Speech of agents", "\\textbf{Speech} of agents", "Introduction", "Weather");
        Arbitrary<String> arxiv = Arbitraries.of("", "", "2403.00001", "2403.00001v1", "arXiv:2403.00001v2",
                "2403.00002", "2403.00002v3");
        Arbitrary<String> doi = Arbitraries.of("", "", "", "10.1000/A", "https://doi.org/10.1000/b",
                "10.48550/arXiv.2403.00001");
        Arbitrary<String> sources = Arbitraries.of("hf", "arxiv-api", "crossref");
        Arbitrary<Integer> days = Arbitraries.integers().between(-1, 6);
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> extras = Arbitraries.integers().between(0, 63);
        return Combinators.combine(titles, arxiv, doi, sources, days, hours, hours, extras)
                .as((title, id, object, source, day, fetched, updated, extra) -> {
                    ListingBuilder listing = Listing.of(source, START.plusSeconds(fetched * 3600L), title)
                            .identifier("arxiv", id)
                            .identifier("doi", object)
                            .listedOn(day < 0 ? null : DAY.plusDays(day))
                            .updatedAt(updated % 3 == 0 ? null : START.plusSeconds(updated % 3 * 60L))
                            .abstractText((extra & 1) == 0 ? null : "About " + source + (extra & 2))
                            .comment((extra & 4) == 0 ? null : "Comment " + (extra & 8))
                            .categories((extra & 2) == 0 ? List.of() : List.of("cs.LG", "cs.A" + (extra & 8)))
                            .submittedBy((extra & 16) == 0 ? null : "AK" + (extra & 1))
                            .keywords((extra & 32) == 0 ? List.of() : List.of("k" + (extra & 3)));
                    return listing.signal("upvotes", (extra & 8) == 0 ? null : (long) extra)
                            .declaredLink((extra & 20) == 20 ? "https://github.com/a/b" : null, null)
                            .build();
                });
    }
}
