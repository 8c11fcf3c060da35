package dev.paperwire.ingest.format;

import dev.paperwire.ingest.format.Outcome.Refused;
import dev.paperwire.listing.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.paperwire.ingest.format.Parsing.listings;
import static dev.paperwire.ingest.format.Parsing.refused;
import static dev.paperwire.ingest.format.Parsing.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class HuggingFaceTextTest {
    private static final String PROSE = "We study how small models learn from large ones. The method needs one pass over "
            + "the data and no labels. Experiments on six benchmarks show that it halves the cost of training.";
    private static final String MORE = "Background: earlier work needed labels for every step of the way. This one does not "
            + "need any of them, which makes it useful wherever labels are dear.";

    private static List<Outcome> page(String... blocks) throws UnreadableDocument {
        return Parsing.outcomes(Format.HUGGINGFACE_TEXT, String.join("\n\n", blocks));
    }

    private static List<String> titles(List<Outcome> outcomes) {
        return listings(outcomes).stream().map(Listing::title).toList();
    }

    @Test
    void abstractMayHaveSeveralParagraphs() throws UnreadableDocument {
        List<Listing> listings = listings(
                page("Mar 18", "A Title of Some Length", PROSE, MORE, "Another Title of Some Length", PROSE));

        assertThat(listings).extracting(Listing::title, Listing::abstractText)
                .containsExactly(tuple("A Title of Some Length", PROSE + "\n\n" + MORE),
                        tuple("Another Title of Some Length", PROSE));
    }

    @Test
    void abstractMayHaveSeveralLines() throws UnreadableDocument {
        String lines = PROSE.replace(". ", ".\n");

        assertThat(listings(page("Mar 18",
                "A Title of Some Length\n" + lines + "\nAnother Title of Some Length\n" + PROSE)))
                .extracting(Listing::title, Listing::abstractText)
                .containsExactly(tuple("A Title of Some Length", PROSE),
                        tuple("Another Title of Some Length", PROSE));
    }

    @Test
    void titleWithoutAbstractDoesNotShiftTheOthers() throws UnreadableDocument {
        List<Outcome> outcomes = page("Mar 18", "First Title of Some Length", PROSE,
                "Lonely Title of Some Length", "Third Title of Some Length",
                PROSE);

        assertThat(listings(outcomes)).extracting(Listing::title, Listing::abstractText)
                .containsExactly(tuple("First Title of Some Length", PROSE),
                        tuple("Lonely Title of Some Length", null),
                        tuple("Third Title of Some Length", PROSE));
    }

    @Test
    void pageOfTitlesAloneGivesListingsWithoutAbstracts() throws UnreadableDocument {
        assertThat(titles(page("Daily Papers", "Mar 18", "One Model for Many Tasks", "Two Models are Better",
                "Three of a Kind at Last")))
                .containsExactly("One Model for Many Tasks", "Two Models are Better",
                        "Three of a Kind at Last");
    }

    @Test
    void abstractWithoutTitleIsRefusedWithItsBytes() throws UnreadableDocument {
        assertThat(page("Mar 18", PROSE, "A Title of Some Length", PROSE))
                .element(0)
                .isEqualTo(new Refused("line 3", "a paragraph that belongs to no title", utf8(PROSE)));
    }

    @Test
    void paragraphTooMuchForOneAbstractIsRefused() throws UnreadableDocument {
        String half = PROSE.repeat(6);

        assertThat(refused(
                page("Mar 18", "A Title of Some Length", half, half, "Another Title of Some Length", half)))
                .containsExactly(new Refused("line 7", "a paragraph that belongs to no title", utf8(half)));
    }

    @Test
    void titleBeyondAnyLengthIsRefusedAndTheRestGoesThrough() throws UnreadableDocument {
        List<Outcome> outcomes = page("Mar 18", "First Title of Some Length", PROSE,
                "Endless title ".repeat(75_000).strip(), PROSE,
                "Third Title of Some Length", PROSE);

        assertThat(titles(outcomes)).containsExactly("First Title of Some Length",
                "Third Title of Some Length");
        assertThat(refused(outcomes)).isNotEmpty();
    }

    @Test
    void paperWithBytesThatAreNotUtf8IsRefusedAndTheRestGoesThrough() throws UnreadableDocument {
        byte[] broken = ("Mar 18\n\nCaf\u00E9 Models of Some Length\n\n" + PROSE
                + "\n\nAnother Title of Some Length\n\n" + PROSE)
                .getBytes(StandardCharsets.ISO_8859_1);
        List<Outcome> outcomes = Parsing.outcomes(Format.HUGGINGFACE_TEXT, broken);

        assertThat(titles(outcomes)).containsExactly("Another Title of Some Length");
        assertThat(refused(outcomes)).containsExactly(new Refused("line 3", "line 3 is not UTF-8",
                Arrays.copyOfRange(broken, 8,
                        8 + "Cafe Models of Some Length\n\n".length() + PROSE.length())));
    }

    @Test
    void shortLineWithoutAbstractIsTakenForUnknownFurniture() throws UnreadableDocument {
        List<Outcome> outcomes = page("Leaderboards", "Mar 18", "A Title of Some Length", PROSE);

        assertThat(refused(outcomes)).extracting(Refused::toString)
                .containsExactly("line 1: neither a title with an abstract nor known furniture of the page");
        assertThat(titles(outcomes)).containsExactly("A Title of Some Length");
    }

    @Test
    void eachDayBeginsItsPartOfThePage() throws UnreadableDocument {
        assertThat(listings(page("Mar 18", "First Title of Some Length", PROSE, "Mar 17",
                "Second Title of Some Length", PROSE,
                "Third Title of Some Length", PROSE)))
                .extracting(Listing::listedOn)
                .containsExactly(LocalDate.of(2025, 3, 18), LocalDate.of(2025, 3, 17),
                        LocalDate.of(2025, 3, 17));
    }

    @Test
    void submitterOfAPaperGoesBeforeTheBylineOfThePage() throws UnreadableDocument {
        assertThat(listings(page("by AK and the research community", "Mar 18", "Submitted by", "taesiri",
                "85", "First Title of Some Length",
                PROSE, "Upvote", "85", "Second Title of Some Length", PROSE, "Submitted by akhaliq",
                "Third Title of Some Length", PROSE)))
                .extracting(Listing::submittedBy)
                .containsExactly("taesiri", "AK and the research community", "akhaliq");
    }

    @Test
    void pageNeedsNeitherBylineNorDay() throws UnreadableDocument {
        assertThat(listings(page("A Title of Some Length", PROSE)))
                .extracting(Listing::listedOn, Listing::submittedBy)
                .containsExactly(tuple(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"53", "1.2k", "▲ 12", "• 5 authors", "· 7 authors", "12 upvotes", "Upvote 15",
        "3 comments", "⭐ 1.2k",
        "Published on Mar 5, 2025", "Paper • 2503.12345 • Published Mar 17 • 33", "Week 12",
        "View all papers", "--------"})
    void furnitureIsPassedOver(String line) throws UnreadableDocument {
        assertThat(page("Mar 18", line, "A Title of Some Length", line, PROSE, line)).hasSize(1)
                .allMatch(Outcome.Found.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYOL: Bootstrap Your Own Latent", "Published Work Considered Harmful",
        "1000 Layer Networks for Self-Supervised RL",
        "Attention Is All You Need.", "What Is Intelligence? A Study of Minds",
        "m2mKD: Module-to-Module Knowledge Distillation",
        "Titans", "March of the Transformers"})
    void titlesThatLookLikeSomethingElseAreTitles(String title) throws UnreadableDocument {
        assertThat(titles(page("Mar 18", "First Title of Some Length", PROSE, title, PROSE,
                "Third Title of Some Length", PROSE)))
                .containsExactly("First Title of Some Length", title, "Third Title of Some Length");
    }

    @ParameterizedTest
    @CsvSource({"Mar 18,2025-06-01,2025-03-18", "Mar 18,2025-03-18,2025-03-18",
        "Mar 18,2025-03-17,2024-03-18", "March 18,2025-06-01,2025-03-18",
        "18 Mar,2025-06-01,2025-03-18", "18th of March,2025-06-01,2025-03-18",
        "'Mar 18, 2023',2025-06-01,2023-03-18",
        "Sept. 3,2025-06-01,2024-09-03", "Feb 29,2025-06-01,2024-02-29", "2022-12-31,2025-06-01,2022-12-31",
        "'Tuesday, March 18th, 2025',2026-06-01,2025-03-18"})
    void dayIsTheMostRecentOneNotAfterTheFetch(String printed, LocalDate fetched, LocalDate expected)
            throws UnreadableDocument {
        Instant time = fetched.atTime(23, 59).toInstant(ZoneOffset.UTC);

        assertThat(PrintedDay.of(printed).orElseThrow().in(DocumentOrigin.of(null, time)))
                .isEqualTo(expected);
    }

    @Test
    void yearOfTheOriginCountsUnlessThePagePrintsOne() throws UnreadableDocument {
        DocumentOrigin origin = new DocumentOrigin(null, Parsing.FETCHED, OptionalInt.of(2019));

        assertThat(PrintedDay.of("Mar 18").orElseThrow().in(origin)).isEqualTo("2019-03-18");
        assertThat(PrintedDay.of("Mar 18, 2020").orElseThrow().in(origin)).isEqualTo("2020-03-18");
        assertThatThrownBy(() -> PrintedDay.of("Feb 29").orElseThrow().in(origin))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessage("the year 2019 has no 29 February");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Feb 30", "Marvel 18", "Mar 32", "2025-13-01", "18", "March", "Mar 18 of glory"})
    void whatIsNoDayIsNone(String text) {
        assertThat(PrintedDay.of(text)).isEmpty();
    }

    static List<Arguments> documentsThatAreNoPage() {
        return List.of(Arguments.of("", "the document is empty"),
                Arguments.of(" \n\t\n ", "the document is empty"),
                Arguments.of("new\n\nSubscribe\n\nMar 18", "no papers on the page, only its furniture"),
                Arguments.of("new\n\nLeaderboards\n\nMar 18",
                        "no papers on the page: line 3: neither a title with an abstract "
                                + "nor known furniture of the page"),
                Arguments.of("<!DOCTYPE html><html></html>", "HTML, not the text of a papers page"),
                Arguments.of("<?xml version='1.0'?><feed/>", "XML, not the text of a papers page"),
                Arguments.of("[{\"paper\":{}}]", "JSON, not the text of a papers page"));
    }

    @ParameterizedTest
    @MethodSource("documentsThatAreNoPage")
    void documentThatIsNoPageIsUnreadable(String document, String message) {
        assertThatThrownBy(() -> page(document)).isInstanceOf(UnreadableDocument.class)
                .hasMessage(message);
    }

    @Test
    void binaryDocumentIsUnreadable() {
        assertThatThrownBy(
                () -> Parsing.outcomes(Format.HUGGINGFACE_TEXT, new byte[]{'P', 'K', 3, 4, 0, 0, 'x', 'y'}))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessage("binary data, not the text of a papers page");
    }

    @Test
    void utf16IsReadByItsByteOrderMark() throws UnreadableDocument {
        byte[] wide = ("\uFEFF" + "Mar 18\n\nÜber Models of Some Length\n\n" + PROSE)
                .getBytes(StandardCharsets.UTF_16LE);

        assertThat(titles(Parsing.outcomes(Format.HUGGINGFACE_TEXT, wide)))
                .containsExactly("Über Models of Some Length");
    }
}
