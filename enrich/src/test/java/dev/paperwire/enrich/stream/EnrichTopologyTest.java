package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.Category;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.TopicTrend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EnrichTopologyTest {
    private static final Instant T1 = Instant.parse("2026-03-18T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-03-19T08:00:00Z");
    private static final Instant T3 = Instant.parse("2026-03-20T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-18");

    private final TestStream stream = new TestStream(new WordAnnotator("1"));

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aTitleAloneAndTheSamePaperFromArxivBecomeOne() {
        stream.list(page("Graphs of Thought").build(),
                arxiv("2405.14906v1", "Graphs  of  {\\bf Thought}").build());

        Paper paper = stream.onlyPaper();
        assertThat(paper.title()).isEqualTo("Graphs  of  {\\bf Thought}");
        assertThat(paper.identifiers()).isEqualTo(Map.of("arxiv", "2405.14906"));
        assertThat(paper.sightings()).containsExactly(
                new Sighting("arxiv-api", null, null),
                new Sighting("huggingface", DAY, "https://huggingface.co/papers"));
        assertThat(paper.categories()).containsExactly(Category.declared("cs.CL"));
        assertThat(paper.model()).isEqualTo("1");
    }

    @Test
    void aRenamedVersionStaysTheSamePaper() {
        stream.list(arxiv("2405.14906v1", "Seeing with Vision").updatedAt(T1).build());
        String id = stream.onlyPaper().id();
        stream.list(arxiv("2405.14906v2", "Hearing with Speech").updatedAt(T2).build());

        assertThat(stream.onlyPaper().id()).isEqualTo(id);
        assertThat(stream.onlyPaper().title()).isEqualTo("Hearing with Speech");
        assertThat(stream.onlyPaper().topics()).singleElement()
                .satisfies(topic -> assertThat(topic.id()).isEqualTo("speech"));
    }

    @Test
    void theFirstTitleIsTheIdentityAlsoWhenItComesLate() {
        stream.list(arxiv("2405.14906v2", "Hearing with Speech").updatedAt(T2).build());
        String before = stream.onlyPaper().id();
        stream.list(arxiv("2405.14906v1", "Seeing with Vision").updatedAt(T1).build(),
                page("Seeing with Vision").build());

        assertThat(stream.onlyPaper().id()).isNotEqualTo(before);
        assertThat(stream.onlyPaper().title()).isEqualTo("Hearing with Speech");
        assertThat(stream.onlyPaper().sightings()).hasSize(2);
    }

    @Test
    void papersThatShareATitleButNotTheirIdentifiersStayApart() {
        stream.list(arxiv("2405.14906", "Vision").build(), arxiv("2101.00001", "Vision").build());

        assertThat(stream.documents()).extracting(paper -> paper.identifiers().get("arxiv"))
                .containsExactlyInAnyOrder("2405.14906", "2101.00001");
        assertThat(stream.papers().keySet()).allMatch(id -> id.matches("[0-9a-f]{32}-[0-9a-f]{8}"));
    }

    @Test
    void theSameListingsAgainWriteNothing() {
        Listing[] listings = {page("Graphs of Vision").build(),
            arxiv("2405.14906v1", "Graphs of Vision").build()};
        stream.list(listings);
        assertThat(stream.writes()).isNotEmpty();

        stream.list(listings);
        stream.list(page("Graphs of Vision").build());
        stream.restart(new WordAnnotator("1"));
        stream.list(listings);

        assertThat(stream.writes()).isEmpty();
    }

    @Test
    void aLaterFetchOfTheSameChangesOnlyWhatItSays() {
        stream.list(page("Graphs").signal("upvotes", 3L).build());
        long revision = stream.onlyPaper().revision();
        Listing later = new Listing(1, "huggingface", "https://huggingface.co/papers", DAY, T2, "Graphs",
                null,
                List.of(), Map.of(), null, null, null, List.of(), null, List.of(), null, List.of(),
                Map.of("upvotes", 9L));
        stream.list(later);

        assertThat(stream.onlyPaper().signals()).isEqualTo(Map.of("upvotes", 9L));
        assertThat(stream.onlyPaper().revision()).isGreaterThan(revision);
        stream.list(page("Graphs").signal("upvotes", 3L).build());
        assertThat(stream.onlyPaper().signals()).isEqualTo(Map.of("upvotes", 9L));
    }

    @Test
    void aRetractionTakesASourcesSightingsAndTheLastOneThePaper() {
        stream.list(page("Graphs").identifier("arxiv", "2405.14906").build(),
                arxiv("2405.14906", "Graphs").build());
        stream.retract("retract|arxiv-api|arxiv:2405.14906v3", T3);
        assertThat(stream.onlyPaper().sightings()).extracting(Sighting::source)
                .containsExactly("huggingface");

        stream.retract("retract|huggingface|arxiv:2405.14906", T3);
        assertThat(stream.papers()).isEmpty();
        assertThat(stream.trends()).isEmpty();
        assertThat(stream.rejects()).isEmpty();
    }

    @Test
    void anAnnouncedWithdrawalTakesTheSightingsOfTheSourceThatAnnouncesIt() {
        stream.list(page("Graphs").identifier("arxiv", "2405.14906").build(),
                arxiv("2405.14906", "Graphs").build());
        stream.list(arxiv("2405.14906v2", "Graphs").comment("This paper has been withdrawn by its authors")
                .build());

        assertThat(stream.onlyPaper().sightings()).extracting(Sighting::source)
                .containsExactly("huggingface");
        assertThat(stream.onlyPaper().comment()).isNull();
        assertThat(stream.rejects()).isEmpty();
    }

    @Test
    void aPaperSaysWhenTheListingWasFetchedThatChangedIt() {
        stream.list(page("Graphs").build());
        String id = stream.onlyPaper().id();
        assertThat(stream.fetchedAt(id)).isEqualTo("2026-03-18T08:00:00Z");

        stream.retract("retract|huggingface|title:Graphs", T3);
        assertThat(stream.fetchedAt(id)).isEmpty();
    }

    @Test
    void aRetractionDoesNotReachWhatIsListedLater() {
        stream.retract("retract|huggingface|title:Graphs", T1.minusSeconds(1));
        stream.list(page("Graphs").build());
        assertThat(stream.onlyPaper().title()).isEqualTo("Graphs");
    }

    @Test
    void trendsCountEachPaperOncePerDay() {
        stream.list(page("Vision one").build(), page("Vision two").build(), page("Nothing").build(),
                page("Speech").build());
        stream.list(arxiv("2405.14906", "Vision one").listedOn(DAY).build());

        assertThat(stream.trends()).isEqualTo(Map.of(
                "vision|2026-03-18", new TopicTrend(DAY, "vision", "VISION", "words", 2, 0.5, 1),
                "speech|2026-03-18", new TopicTrend(DAY, "speech", "SPEECH", "words", 1, 0.25, 1)));
    }

    @Test
    void whatIsNoListingIsRejectedWithItsBytesAndTheStreamGoesOn() {
        byte[] key = "k".getBytes(UTF_8);
        byte[] deep = ("{\"a\":" + "[".repeat(10_000)).getBytes(UTF_8);
        byte[] large = ("{\"title\":\"" + "x".repeat(5_000_000) + "\"}").getBytes(UTF_8);
        stream.send(key, null);
        stream.send(null, "{}".getBytes(UTF_8));
        stream.send(key, new byte[0]);
        stream.send(key, new byte[]{(byte) 0xff, 0});
        stream.send(key, "[1,2]".getBytes(UTF_8));
        stream.send(key, "{\"title\":\" \",\"source\":\"A\"}".getBytes(UTF_8));
        stream.send(key, deep);
        stream.send(key, large);
        stream.list(page("Graphs").build());

        assertThat(stream.rejects()).extracting(Reject::reason)
                .containsExactly("null-value", "null-key", "empty",
                        "not-json", "wrong-shape", "invalid", "not-json", "too-large");
        assertThat(stream.rejects().get(6).value()).isEqualTo(deep);
        assertThat(stream.rejects().get(7).value()).isEqualTo(large);
        assertThat(stream.rejects()).extracting(Reject::offset)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(stream.onlyPaper().title()).isEqualTo("Graphs");
    }

    @Test
    void attemptsGoOnCountingAndABrokenCountDoesNotStopTheStream() {
        for (String attempts : List.of("2", "many")) {
            var headers = new RecordHeaders().add("reject.attempts", attempts.getBytes(UTF_8));
            stream.send(new TestRecord<>("k".getBytes(UTF_8), "x".getBytes(UTF_8), headers, T1));
        }
        assertThat(stream.rejects()).extracting(Reject::attempts).containsExactly(3, 1);
    }

    @Test
    void aTextThatCannotBeAnnotatedIsPublishedPlainRejectedAndAnnotatedWhenItComesAgain() {
        stream.list(page("Unannotatable Vision").build());
        assertThat(stream.onlyPaper().topics()).isEmpty();
        Reject reject = stream.rejects().getFirst();
        assertThat(reject.reason()).isEqualTo("annotation-failed");
        assertThat(reject.detail()).contains("beyond me");

        stream.restart(new WordAnnotator("2"));
        var headers = new RecordHeaders().add("reject.attempts", "1".getBytes(UTF_8));
        stream.send(new TestRecord<>(reject.key(), reject.value(), headers, T2));
        assertThat(stream.rejects()).extracting(Reject::attempts).containsExactly(1, 2);
    }

    @Test
    void aNewModelAnnotatesAgainWhenAPaperIsTouched() {
        stream.list(page("Vision").build());
        stream.restart(new WordAnnotator("2"));
        stream.list(arxiv("2405.14906", "Vision").build());
        assertThat(stream.onlyPaper().model()).isEqualTo("2");
    }

    private static ListingBuilder page(String title) {
        return Listing.of("huggingface", T1, title).listedOn(DAY).sourceUrl("https://huggingface.co/papers");
    }

    private static ListingBuilder arxiv(String id, String title) {
        return Listing.of("arxiv-api", T1, title)
                .identifier("arxiv", id)
                .updatedAt(T1)
                .categories(List.of("cs.CL"));
    }
}
