package dev.paperwire.ingest.format;

import dev.paperwire.ingest.format.Outcome.Refused;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.paperwire.ingest.format.Parsing.FETCHED;
import static dev.paperwire.ingest.format.Parsing.listings;
import static dev.paperwire.ingest.format.Parsing.outcomes;
import static dev.paperwire.ingest.format.Parsing.refused;
import static dev.paperwire.ingest.format.Parsing.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Hugging Face's API and pages, and arXiv's pages. */
class PagesTest {
    private static final String PAPER = """
            {"paper":{"id":"2503.01234","authors":[{"_id":"1","user":{"fullname":"Not Her"},"name":"Ada Example","hidden":false},{"name":"Bo Muster"}],
            "publishedAt":"2025-03-02T00:00:00.000Z","submittedOnDailyAt":"2025-03-04T01:02:03.000Z","title":"A\\n  Title with $\\\\pi_0$",
            "submittedOnDailyBy":{"fullname":"Tea Siri","user":"taesiri"},"summary":"Some\\ntext.","upvotes":12,"githubRepo":"https://github.com/a/b",
            "githubStars":7,"projectPage":"https://a.github.io/b","ai_summary":"Machine.","ai_keywords":["x","y"],
            "organization":{"name":"org","fullname":"The Org"}},"publishedAt":"2025-03-01T20:00:00.000Z","title":"A\\n  Title with $\\\\pi_0$",
            "numComments":3,"submittedBy":{"fullname":"Tea Siri","name":"taesiri"},"isAuthorParticipating":false}""";

    @Test
    void apiPaperBecomesAListing() throws UnreadableDocument {
        Listing expected = Listing.of("huggingface-papers", FETCHED, "A Title with π₀")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(2025, 3, 4))
                .abstractText("Some text.")
                .authors(List.of("Ada Example", "Bo Muster"))
                .identifier("arxiv", "2503.01234")
                .paperUrl("https://arxiv.org/abs/2503.01234")
                .publishedAt(Instant.parse("2025-03-02T00:00:00Z"))
                .keywords(List.of("x", "y"))
                .comment("Organization: The Org")
                .submittedBy("taesiri")
                .declaredLink("https://github.com/a/b", LinkKind.CODE)
                .declaredLink("https://a.github.io/b", LinkKind.PROJECT)
                .signal("upvotes", 12L)
                .signal("comments", 3L)
                .signal("github_stars", 7L)
                .build();

        assertThat(outcomes(Format.HUGGINGFACE_API, "[" + PAPER + "]"))
                .containsExactly(new Outcome.Found(expected, "A Title with $\\pi_0$"));
    }

    @Test
    void entryOfAnotherShapeIsRefusedAndTheRestGoesThrough() throws UnreadableDocument {
        List<Outcome> outcomes = outcomes(Format.HUGGINGFACE_API,
                "[7, {\"paper\":{\"id\":\"2503.00001\"}}, \"nonsense\", " + PAPER + ", null]");

        assertThat(refused(outcomes))
                .extracting(Refused::toString,
                        refused -> new String(refused.original(), StandardCharsets.UTF_8))
                .containsExactly(tuple("entry 1: not an object", "7"),
                        tuple("entry 2: not a valid listing: title: is blank",
                                "{\"paper\":{\"id\":\"2503.00001\"}}"),
                        tuple("entry 3: a text, not an object", "nonsense"),
                        tuple("entry 5: not an object", "null"));
        assertThat(listings(outcomes)).hasSize(1);
    }

    @Test
    void dayOfTheDocumentGoesBeforeThatOfThePaper() throws UnreadableDocument {
        DocumentOrigin origin = DocumentOrigin.of("https://huggingface.co/api/daily_papers?date=2025-03-05",
                FETCHED);

        assertThat(listings(outcomes(Format.HUGGINGFACE_API, Parsing.utf8("[" + PAPER + "]"), origin)))
                .extracting(Listing::listedOn)
                .containsExactly(LocalDate.of(2025, 3, 5));
        assertThat(listings(outcomes(Format.HUGGINGFACE_API,
                "{\"status\":\"success\",\"date\":\"2025-03-06\",\"data\":[" + PAPER + "]}")))
                .extracting(Listing::listedOn)
                .containsExactly(LocalDate.of(2025, 3, 6));
    }

    @Test
    void papersPrintedByPythonAreRead() throws UnreadableDocument {
        String python = "{'paper': {'id': '2412.00001', 'title': 'It\\\\'s \\\"so\\\"', 'summary': \\\"Don't \\\\xe9 \\\\U0001f600\\\", 'hidden': False, "
                + "'user': None, 'upvotes': 3}, 'publishedAt': '2024-12-11T01:02:03.000Z'}";

        assertThat(listings(outcomes(Format.HUGGINGFACE_API, "[\"" + python + "\"]")))
                .extracting(Listing::title, Listing::abstractText, Listing::signals)
                .containsExactly(tuple("It's \"so\"", "Don't é 😀", Map.of("upvotes", 3L)));
    }

    @ParameterizedTest
    @CsvSource({"2024-05-27,13,0,0", "2024-06-12,16,0,0", "2024-12-11,26,0,0", "2025-01-10,9,0,0",
        "2025-03-11,26,6,1", "2025-03-26,16,5,3",
        "2025-09-29,30,15,10", "2026-05-15,46,24,23", "2026-08-21,17,12,9"})
    void everyShapeOfTheApiSinceItsBeginningIsRead(LocalDate day, int papers, int repositories, int projects)
            throws UnreadableDocument {
        byte[] answer = shared("formats/hf_api/daily_papers_" + day + ".json");
        DocumentOrigin origin = DocumentOrigin.of("https://huggingface.co/api/daily_papers?date=" + day,
                FETCHED);
        List<Outcome> outcomes = outcomes(Format.HUGGINGFACE_API, answer, origin);

        assertThat(refused(outcomes)).isEmpty();
        List<Listing> listings = listings(outcomes);
        assertThat(listings).hasSize(papers).allSatisfy(listing -> {
            assertThat(listing.listedOn()).isEqualTo(day);
            assertThat(listing.abstractText()).isNotBlank();
            assertThat(listing.authors()).isNotEmpty();
            assertThat(listing.identifiers()).containsKey("arxiv");
            assertThat(listing.signals()).containsKeys("upvotes", "comments");
            assertThat(listing.publishedAt()).isNotNull();
        });
        List<DeclaredLink> links = listings.stream()
                .flatMap(listing -> listing.declaredLinks().stream())
                .toList();
        assertThat(links.stream().filter(link -> link.kind() == LinkKind.CODE)).hasSize(repositories);
        assertThat(links.stream().filter(link -> link.kind() == LinkKind.PROJECT)).hasSize(projects);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-27", "2024-06-12", "2025-03-26", "2025-09-29", "2026-05-15", "2026-08-21"})
    void papersTellTheirDayThemselvesWhereTheDocumentDoesNot(LocalDate day) throws UnreadableDocument {
        assertThat(listings(
                outcomes(Format.HUGGINGFACE_API, shared("formats/hf_api/daily_papers_" + day + ".json"))))
                .extracting(Listing::listedOn)
                .containsOnly(day);
    }

    @Test
    void firstPaperOfARecordedAnswerIsReadWhole() throws UnreadableDocument {
        Listing listing = listings(
                outcomes(Format.HUGGINGFACE_API, shared("formats/hf_api/daily_papers_2026-08-21.json")))
                .getFirst();

        assertThat(listing).isEqualTo(Listing
                .of("huggingface-papers", FETCHED, "EnvHarness: Awakening Static Worlds for Agent Learning")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(2026, 8, 21))
                .abstractText(listing.abstractText())
                .authors(listing.authors())
                .identifier("arxiv", "2608.19880")
                .paperUrl("https://arxiv.org/abs/2608.19880")
                .publishedAt(Instant.parse("2026-08-20T00:00:00Z"))
                .keywords(List.of("LLM agents", "Environment Harness", "EnvHarness", "EnvRigger",
                        "black-box policy", "execution trajectories",
                        "reinforcement learning", "co-evolution"))
                .comment("Organization: Google")
                .submittedBy("taesiri")
                .declaredLink("https://github.com/google-research/envharness", LinkKind.CODE)
                .declaredLink("https://envharness.com/", LinkKind.PROJECT)
                .signal("upvotes", 163L)
                .signal("comments", listing.signals().get("comments"))
                .signal("github_stars", 8L)
                .build());
        assertThat(listing.authors()).hasSize(17).startsWith("Chengsong Huang").endsWith("Chen-Yu Lee");
        assertThat(listing.abstractText()).startsWith("LLM agents learn by").endsWith("and its environment.");
    }

    @Test
    void syntheticPageGivesWhatTheApiGives() throws UnreadableDocument {
        List<Outcome> page = outcomes(Format.HUGGINGFACE_HTML,
                shared("formats/hf_html_SYNTHETIC/papers_date_2026-08-21.html"));

        assertThat(page).hasSize(17)
                .isEqualTo(outcomes(Format.HUGGINGFACE_API,
                        shared("formats/hf_api/daily_papers_2026-08-21.json")));
    }

    @Test
    void pageWithoutDataIsReadByItsCards() throws UnreadableDocument {
        String page = """
                <!doctype html><html><head><link rel="canonical" href="https://huggingface.co/papers/date/2025-03-18"></head><body>
                <article><a href="/papers/2503.01234"><img></a><div>Submitted by <div>taesiri</div></div>
                <a href="/login?next=%2Fpapers%2F2503.01234"><div class="leading-none">1.2k</div></a>
                <h3><a href="/papers/2503.01234">A Title of a Paper</a></h3><a href="/papers/2503.01234#community">5</a>
                <a href="https://github.com/a/b">GitHub 40</a></article>
                <article><h3><a href="/papers/2503.05678">Another Title</a></h3></article></body></html>""";

        assertThat(outcomes(Format.HUGGINGFACE_HTML, page)).containsExactly(
                new Outcome.Found(Listing.of("huggingface-papers", FETCHED, "A Title of a Paper")
                        .sourceUrl("https://example.org/page")
                        .listedOn(LocalDate.of(2025, 3, 18))
                        .identifier("arxiv", "2503.01234")
                        .paperUrl("https://arxiv.org/abs/2503.01234")
                        .submittedBy("taesiri")
                        .declaredLink("https://github.com/a/b", LinkKind.CODE)
                        .signal("upvotes", 1200L)
                        .signal("comments", 5L)
                        .signal("github_stars", 40L)
                        .build()),
                new Outcome.Found(Listing.of("huggingface-papers", FETCHED, "Another Title")
                        .sourceUrl("https://example.org/page")
                        .listedOn(LocalDate.of(2025, 3, 18))
                        .identifier("arxiv", "2503.05678")
                        .paperUrl("https://arxiv.org/abs/2503.05678")
                        .build()));
    }

    @Test
    void arxivPageIsReadByItsSections() throws UnreadableDocument {
        String page = """
                <html><body><div id='dlpage'><h3>Showing new listings for Monday, 27 April 2026</h3><dl id='articles'>
                <h3>New submissions (showing 1 of 1 entries)</h3>
                <dt><a name='item1'>[1]</a> <a href ="/abs/2604.00001" title="Abstract" id="2604.00001">arXiv:2604.00001</a></dt>
                <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> On $\\ell_1$ Norms</div>
                <div class='list-authors'><a href="x">Ada Example</a>, <a href="y">Bo Muster</a></div>
                <div class='list-comments mathjax'><span class='descriptor'>Comments:</span> Code at <a href="https://github.com/a/b">this https URL</a></div>
                <div class='list-subjects'><span class='descriptor'>Subjects:</span> <span class="primary-subject">Machine Learning (cs.LG)</span>;
                Superconductivity (cond-mat.supr-con); High Energy Physics - Theory (hep-th)</div>
                <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span> J. 1</div>
                <p class='mathjax'> An abstract, see <a href="https://a.org">this https URL</a>. </p></div></dd>
                <h3>Cross submissions (showing 1 of 1 entries)</h3>
                <dt><a href ="/abs/2604.00002" title="Abstract">arXiv:2604.00002</a> (cross-list from cs.CL)</dt>
                <dd><div class='meta'><div class='list-title'><span class='descriptor'>Title:</span> Second</div></div></dd></dl></div></body></html>""";

        List<Outcome> outcomes = outcomes(Format.ARXIV_HTML, page);

        assertThat(outcomes.getFirst())
                .isEqualTo(new Outcome.Found(Listing.of("arxiv", FETCHED, "On ℓ₁ Norms")
                        .sourceUrl("https://example.org/page")
                        .listedOn(LocalDate.of(2026, 4, 27))
                        .abstractText("An abstract, see https://a.org.")
                        .authors(List.of("Ada Example", "Bo Muster"))
                        .identifier("arxiv", "2604.00001")
                        .paperUrl("https://arxiv.org/abs/2604.00001")
                        .categories(List.of("cs.LG", "cond-mat.supr-con", "hep-th"))
                        .comment("Code at https://github.com/a/b. Journal reference: J. 1")
                        .build(), "On $\\ell_1$ Norms"));
        assertThat(listings(outcomes)).extracting(Listing::title, Listing::listedOn)
                .element(1)
                .isEqualTo(tuple("Second", LocalDate.of(2026, 4, 27)));
    }

    @Test
    void recordedArxivPageIsReadWhole() throws UnreadableDocument {
        List<Listing> listings = listings(
                outcomes(Format.ARXIV_HTML, shared("formats/arxiv_html/list_hep-ph_2021-01_excerpt.html")));

        assertThat(listings).containsExactly(
                Listing.of("arxiv", FETCHED, "The ϵ'/ϵ-Story: 1976-2021")
                        .sourceUrl("https://example.org/page")
                        .authors(List.of("Andrzej J. Buras"))
                        .identifier("arxiv", "2101.00020")
                        .paperUrl("https://arxiv.org/abs/2101.00020")
                        .categories(List.of("hep-ph", "hep-ex", "hep-lat"))
                        .comment(
                                "31 pages, in V2 misprints in the text removed, footnote 9 improved. Matches published version")
                        .build(),
                Listing.of("arxiv", FETCHED,
                        "RGE++: A C++ library to solve renormalisation group equations in quantum field theory")
                        .sourceUrl("https://example.org/page")
                        .authors(List.of("Thomas Deppisch", "Florian Herren"))
                        .identifier("arxiv", "2101.00021")
                        .paperUrl("https://arxiv.org/abs/2101.00021")
                        .categories(List.of("hep-ph"))
                        .comment("21 pages, 1 figure")
                        .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "HUGGINGFACE_API|{\"error\":\"Not found\"}|Hugging Face answers with an error: Not found",
        "HUGGINGFACE_API|{\"a\":1}|JSON without a list of papers",
        "HUGGINGFACE_API|7|JSON without a list of papers",
        "HUGGINGFACE_API|[{|not JSON: Unexpected end-of-input",
        "HUGGINGFACE_HTML|<html><p>Hello|no papers page of Hugging Face: neither its data nor cards of papers",
        "ARXIV_HTML|<html><p>Hello|no listing page of arXiv"})
    void documentOfAnotherKindIsUnreadable(Format format, String document, String message) {
        assertThatThrownBy(() -> outcomes(format, document)).isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith(message);
    }
}
