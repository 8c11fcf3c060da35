package dev.paperwire.ingest.format;

import dev.paperwire.ingest.format.ArxivOai.OaiError;
import dev.paperwire.ingest.format.Outcome.Found;
import dev.paperwire.ingest.format.Outcome.Refused;
import dev.paperwire.listing.Listing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.paperwire.ingest.format.Parsing.FETCHED;
import static dev.paperwire.ingest.format.Parsing.listings;
import static dev.paperwire.ingest.format.Parsing.outcomes;
import static dev.paperwire.ingest.format.Parsing.refused;
import static dev.paperwire.ingest.format.Parsing.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ArxivFeedsTest {
    private static final String ATOM = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
              <id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-04-12T22:09:27Z</updated>
              <entry>
                <id>http://arxiv.org/abs/hep-th/9901001v3</id>
                <title>On $\\ell_1$
              Norms &amp; Erd\\H{o}s</title>
                <updated>2001-02-03T04:05:06Z</updated>
                <link href="https://arxiv.org/abs/hep-th/9901001v3" rel="alternate" type="text/html"/>
                <summary>  A line
            and one more.</summary>
                <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
                <category term="hep-th" scheme="http://arxiv.org/schemas/atom"/>
                <published>1999-01-01T10:00:00Z</published>
                <arxiv:comment>9 pages</arxiv:comment>
                <arxiv:primary_category term="hep-th"/>
                <arxiv:journal_ref>J. Ex. 1 (1999)</arxiv:journal_ref>
                <arxiv:doi>10.1000/1</arxiv:doi>
                <author><name>P. Erd\\H{o}s</name><arxiv:affiliation>Budapest</arxiv:affiliation></author>
                <author><name>B. Two</name></author>
              </entry>
              <entry><id>http://arxiv.org/abs/2503.00001v1</id><title></title></entry>
              <entry><id>http://arxiv.org/abs/2503.00002v1</id><title>Third</title></entry>
            </feed>
            """;
    private static final String OAI = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2017-12-14T13:00:41Z</responseDate>
            <request verb="ListRecords" metadataPrefix="arXiv">http://export.arxiv.org/oai2</request>
            %s
            </OAI-PMH>
            """;
    private static final String RECORD = """
            <record><header><identifier>oai:arXiv.org:1401.2122</identifier><datestamp>2018-01-25</datestamp></header><metadata>
            <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>1401.2122</id><created>2014-01-09</created><updated>2017-10-23</updated>
            <authors><author><keyname>King</keyname><forenames>M. L.</forenames><suffix>Jr.</suffix></author>
            <author><keyname>Planck Collaboration</keyname></author></authors>
            <title>A
              Title</title><categories>math.AP hep-th</categories><comments>16 pages</comments><journal-ref>L. 1</journal-ref>
            <doi>10.1007/x</doi><abstract>  Text.
            </abstract></arXiv></metadata></record>""";

    @Test
    void atomEntryBecomesAListing() throws UnreadableDocument {
        Listing expected = Listing.of("arxiv", FETCHED, "On ℓ₁ Norms & Erdős")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(1999, 1, 1))
                .abstractText("A line and one more.")
                .authors(List.of("P. Erdős", "B. Two"))
                .identifier("arxiv", "hep-th/9901001v3")
                .identifier("doi", "10.1000/1")
                .paperUrl("https://arxiv.org/abs/hep-th/9901001")
                .publishedAt(Instant.parse("1999-01-01T10:00:00Z"))
                .updatedAt(Instant.parse("2001-02-03T04:05:06Z"))
                .categories(List.of("hep-th", "math.CO"))
                .comment("9 pages. Journal reference: J. Ex. 1 (1999)")
                .build();
        List<Outcome> outcomes = outcomes(Format.ARXIV_ATOM, ATOM);

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.getFirst()).isEqualTo(new Found(expected, "On $\\ell_1$ Norms & Erd\\H{o}s"));
        assertThat(((Found) outcomes.getFirst()).json())
                .endsWith(",\"title_typeset\":\"On $\\\\ell_1$ Norms & Erd\\\\H{o}s\"}");
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.toString()).isEqualTo("entry 2: not a valid listing: title: is blank");
            assertThat(refused.original()).asString()
                    .isEqualTo("<entry><id>http://arxiv.org/abs/2503.00001v1</id><title></title></entry>");
        });
        assertThat(listings(outcomes)).extracting(Listing::title).element(1).isEqualTo("Third");
    }

    @Test
    void atomFeedMayBeEmptyOrAnError() throws UnreadableDocument {
        assertThat(outcomes(Format.ARXIV_ATOM,
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>")).isEmpty();
        assertThatThrownBy(() -> outcomes(Format.ARXIV_ATOM,
                "<feed><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title>"
                        + "<summary>incorrect id format for abc</summary></entry></feed>"))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessage("arXiv answers with an error: incorrect id format for abc");
    }

    @ParameterizedTest
    @CsvSource({"id_0000.0000_s0_m100_8b51d9633a68.xml,0",
        "id_0808.05394_1707.08567_s0_m100_42e5aa0ec3af.xml,1",
        "id_0808.05394_s0_m100_7b0c7d0a7cdd.xml,0", "id_1605.08386_s0_m100_199195aa31ad.xml,1",
        "id_2104.12255v1_s0_m100_6ae69987ffe1.xml,1",
        "id_astro-ph_0601001_s0_m100_3150dca9dc76.xml,1", "id_quant-ph_0201082v1_s0_m100_86989fe779ef.xml,1",
        "q_testing_s0_m100_cfe7536492ca.xml,100", "q_testing_s0_m10_bc5a6c384fe9.xml,10",
        "q_testing_s0_m15_80c242b59d59.xml,15",
        "q_testing_s10_m10_34e56e15aaac.xml,10", "q_testing_s20_m10_348a237fecab.xml,10",
        "q_testing_s30_m10_f2e39f0143dc.xml,10",
        "q_testing_s50_m10_7f488ab8598c.xml,10", "q_testing_s5_m10_c0e94a259d4a.xml,10",
        "q_testing_s5_m15_bbcf6b23085b.xml,15",
        "q_testing_s9_m15_0b78d4b4d476.xml,15"})
    void recordedAtomFeedsGiveAllTheirEntries(String file, int entries) throws UnreadableDocument {
        List<Outcome> outcomes = outcomes(Format.ARXIV_ATOM, shared("formats/arxiv_atom/" + file));

        assertThat(refused(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(entries);
        assertThat(listings(outcomes)).allSatisfy(listing -> {
            assertThat(listing.abstractText()).isNotBlank();
            assertThat(listing.authors()).isNotEmpty();
            assertThat(listing.categories()).doesNotHaveDuplicates().isNotEmpty();
            assertThat(listing.identifiers().get("arxiv")).matches("(\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7})v\\d+");
        });
    }

    @Test
    void recordedAtomErrorIsUnreadable() {
        byte[] feed = shared("formats/arxiv_atom/id_abc_s0_m100_b79c8dcf6bc3.xml");

        assertThatThrownBy(() -> outcomes(Format.ARXIV_ATOM, feed)).isInstanceOf(UnreadableDocument.class)
                .hasMessage("arXiv answers with an error: incorrect id format for abc");
    }

    @Test
    void recordedOldStyleEntryIsReadWhole() throws UnreadableDocument {
        Listing listing = listings(outcomes(Format.ARXIV_ATOM,
                shared("formats/arxiv_atom/id_astro-ph_0601001_s0_m100_3150dca9dc76.xml"))).getFirst();

        assertThat(listing).isEqualTo(Listing.of("arxiv", FETCHED,
                "Frequency of Hot Jupiters and Very Hot Jupiters from the OGLE-III Transit Surveys Toward the Galactic Bulge and Carina")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(2006, 1, 2))
                .abstractText(listing.abstractText())
                .authors(List.of("Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski"))
                .identifier("arxiv", "astro-ph/0601001v1")
                .paperUrl("https://arxiv.org/abs/astro-ph/0601001")
                .publishedAt(Instant.parse("2006-01-02T14:57:58Z"))
                .updatedAt(Instant.parse("2006-01-02T14:57:58Z"))
                .categories(List.of("astro-ph"))
                .comment(
                        "62 pages including 16 figures and 9 tables. Submitted to Acta Astronomica. Full resolution version at "
                                + "http://www.astronomy.ohio-state.edu/~gould/ogle_hot_jupiters.ps.gz. Journal reference: ActaAstron.56:1-50,2006")
                .build());
        assertThat(listing.abstractText()).startsWith("We derive the frequencies")
                .endsWith("this distribution in detail.");
    }

    @Test
    void recordedRssItemsAreReadWhole() throws UnreadableDocument {
        List<Listing> listings = listings(
                outcomes(Format.ARXIV_RSS, shared("formats/arxiv_rss/cs_AI_2026-04-27_3items.xml")));

        assertThat(listings).hasSize(3)
                .first()
                .isEqualTo(Listing.of("arxiv", FETCHED,
                        "Math Takes Two: A test for emergent mathematical reasoning in communication")
                        .sourceUrl("https://example.org/page")
                        .listedOn(LocalDate.of(2026, 4, 27))
                        .abstractText(listings.getFirst().abstractText())
                        .authors(List.of("Michael Cooper", "Samuel Cooper"))
                        .identifier("arxiv", "2604.21935v1")
                        .paperUrl("https://arxiv.org/abs/2604.21935")
                        .publishedAt(Instant.parse("2026-04-27T04:00:00Z"))
                        .categories(List.of("cs.AI", "cs.LG"))
                        .build());
        assertThat(listings).extracting(Listing::abstractText)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("Announce"));
        assertThat(listings.get(2).authors()).hasSize(17);
    }

    @ParameterizedTest
    @CsvSource({"new,2026-04-27T04:00:00Z,", "cross,,", "replace,,2026-04-27T04:00:00Z",
        "replace-cross,,2026-04-27T04:00:00Z"})
    void rssTellsWhatIsNewAndWhatReplaced(String type, Instant published, Instant updated)
            throws UnreadableDocument {
        String feed = """
                <rss version="2.0"><channel><title>cs.AI</title><pubDate>Mon, 27 Apr 2026 00:00:00 -0400</pubDate>
                <item><title>T</title><link>https://arxiv.org/abs/2604.21935</link><description>arXiv:2604.21935v2 Announce Type: %s
                Abstract: Text about Abstract: things.</description><guid>oai:arXiv.org:2604.21935v2</guid>
                <announce_type>%s</announce_type></item></channel></rss>"""
                .formatted(type, type);

        assertThat(listings(outcomes(Format.ARXIV_RSS, feed)))
                .extracting(Listing::listedOn, Listing::publishedAt, Listing::updatedAt,
                        Listing::abstractText)
                .containsExactly(
                        tuple(LocalDate.of(2026, 4, 27), published, updated, "Text about Abstract: things."));
    }

    @Test
    void rssOfAWeekendIsEmpty() throws UnreadableDocument {
        assertThat(outcomes(Format.ARXIV_RSS,
                "<rss version='2.0'><channel><title>cs.AI</title><skipDays><day>Saturday</day></skipDays></channel></rss>"))
                .isEmpty();
    }

    @Test
    void oaiRecordBecomesAListing() throws UnreadableDocument {
        Listing expected = Listing.of("arxiv", FETCHED, "A Title")
                .sourceUrl("https://example.org/page")
                .listedOn(LocalDate.of(2014, 1, 9))
                .abstractText("Text.")
                .authors(List.of("M. L. King Jr.", "Planck Collaboration"))
                .identifier("arxiv", "1401.2122")
                .identifier("doi", "10.1007/x")
                .paperUrl("https://arxiv.org/abs/1401.2122")
                .publishedAt(Instant.parse("2014-01-09T00:00:00Z"))
                .updatedAt(Instant.parse("2017-10-23T00:00:00Z"))
                .categories(List.of("math.AP", "hep-th"))
                .comment("16 pages. Journal reference: L. 1")
                .build();

        assertThat(outcomes(Format.ARXIV_OAI, OAI.formatted("<ListRecords>" + RECORD + "</ListRecords>")))
                .containsExactly(new Found(expected));
    }

    @Test
    void oaiTellsHowToGoOn() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        String answer = OAI.formatted("<ListRecords>" + RECORD
                + "<record><header status='deleted'><identifier>oai:arXiv.org:math/0309136</identifier>"
                + "</header></record><record><header status='deleted'><identifier>oai:arXiv.org:1</identifier></header></record><resumptionToken cursor='0' completeListSize='2345'>12|1001</resumptionToken></ListRecords>");

        ArxivOai.Page page = new ArxivOai().read(new ByteArrayInputStream(Parsing.utf8(answer)),
                Parsing.ORIGIN, outcomes::add);

        assertThat(page).isEqualTo(
                new ArxivOai.Page(Optional.of("12|1001"), OptionalLong.of(2345), Optional.empty()));
        assertThat(refused(outcomes)).extracting(Refused::toString)
                .containsExactly("record 3: no arXiv identifier");
        assertThat(outcomes).element(1)
                .isEqualTo(new Outcome.Retracted("record 2", "arxiv", "arxiv", "math/0309136"))
                .hasToString("record 2: arxiv:math/0309136 is no longer listed by arxiv");
    }

    @Test
    void oaiErrorsAreToldApart() throws Exception {
        assertThat(outcomes(Format.ARXIV_OAI, OAI.formatted("<error code='noRecordsMatch'>none</error>")))
                .isEmpty();
        assertThatThrownBy(() -> outcomes(Format.ARXIV_OAI,
                OAI.formatted("<error code='badResumptionToken'>expired</error>")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessage("the repository answers with an error: badResumptionToken, expired");
        assertThat(new OaiError("badResumptionToken", "").isBadToken()).isTrue();
        assertThat(new OaiError("noRecordsMatch", "").isEmptyList()).isTrue();
    }

    @Test
    void oaiRawMetadataIsReadToo() throws UnreadableDocument {
        String raw = OAI.formatted(
                """
                        <GetRecord><record><header><identifier>oai:arXiv.org:0704.0001</identifier></header><metadata><arXivRaw>
                        <id>0704.0001</id><submitter>Pavel N.</submitter><version version="v1"><date>Mon, 02 Apr 2007 19:18:42 GMT</date></version>
                        <version version="v2"><date>Tue, 24 Jul 2007 20:10:27 GMT</date></version><title>T</title><authors>C. Bal\\'azs, E. L. Two</authors>
                        <categories>hep-ph</categories></arXivRaw></metadata></record></GetRecord>""");

        assertThat(listings(outcomes(Format.ARXIV_OAI, raw)))
                .extracting(Listing::authors, Listing::publishedAt, Listing::updatedAt, Listing::submittedBy)
                .containsExactly(
                        tuple(List.of("C. Balázs", "E. L. Two"), Instant.parse("2007-04-02T19:18:42Z"),
                                Instant.parse("2007-07-24T20:10:27Z"), "Pavel N."));
    }

    @ParameterizedTest
    @CsvSource({"arxiv-physics-hep-ex.xml,3", "arxiv-single.xml,1", "getrecord_sample_arxiv_record.xml,12",
        "getrecord_sample_arxiv_record0.xml,1",
        "getrecord_sample_arxiv_record1.xml,1", "getrecord_sample_arxiv_record10.xml,1",
        "getrecord_sample_arxiv_record2.xml,1",
        "getrecord_sample_arxiv_record3.xml,1", "getrecord_sample_arxiv_record4.xml,1",
        "getrecord_sample_arxiv_record5.xml,1",
        "getrecord_sample_arxiv_record6.xml,1", "getrecord_sample_arxiv_record7.xml,1",
        "getrecord_sample_arxiv_record8.xml,1"})
    void recordedOaiAnswersGiveAllTheirRecords(String file, int records) throws UnreadableDocument {
        List<Outcome> outcomes = outcomes(Format.ARXIV_OAI, shared("formats/arxiv_oai/" + file));

        assertThat(refused(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(records);
        assertThat(listings(outcomes)).allSatisfy(listing -> {
            assertThat(listing.abstractText()).isNotBlank();
            assertThat(listing.authors()).isNotEmpty();
            assertThat(listing.identifiers()).containsKey("arxiv");
            assertThat(listing.publishedAt()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = {"ARXIV_ATOM", "ARXIV_RSS", "ARXIV_OAI"})
    void documentTypesAndEntitiesAreRefused(Format format) {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><feed>&d;</feed>";
        String outside = "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed><entry><title>&x;</title></entry></feed>";
        String parameter = "<!DOCTYPE feed [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x.dtd'>%x;]><feed/>";

        for (String document : List.of(bomb, outside, parameter)) {
            assertThatThrownBy(() -> outcomes(format, document)).isInstanceOf(UnreadableDocument.class)
                    .hasMessage("XML with a document type declaration, which no feed needs");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<feed xmlns:xmlns='a'/>|not well-formed XML at line 1: .*",
        "<feed><entry><title>a & b</title></entry></feed>|not well-formed XML at line 1: .*",
        "<feed><entry><title>&nbsp;</title></entry></feed>|XML with an entity reference, &nbsp;",
        "<feed><entry><title>&#1;</title></entry></feed>|not well-formed XML at line 1: .*",
        "<feed>|not well-formed XML at line 1: .*"})
    void whatIsNoXmlIsToldWithItsLine(String document, String message) {
        assertThatThrownBy(() -> outcomes(Format.ARXIV_ATOM, document)).isInstanceOf(UnreadableDocument.class)
                .message()
                .matches(message);
    }

    @Test
    void entriesBeforeABreakAreKept() {
        List<Outcome> outcomes = new ArrayList<>();

        assertThatThrownBy(() -> new ArxivAtom().parse(
                new ByteArrayInputStream(Parsing.utf8(ATOM.substring(0, ATOM.indexOf("</feed>") - 40))),
                Parsing.ORIGIN, outcomes::add)).isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith("not well-formed XML at line ");
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void wrongCharsetsAreReadAsBrowsersDo() throws UnreadableDocument {
        String feed = "<feed><entry><id>http://arxiv.org/abs/2503.00001v1</id><title>Caf\u00E9</title></entry></feed>";

        for (byte[] bytes : List.of(feed.getBytes(StandardCharsets.ISO_8859_1),
                feed.getBytes(StandardCharsets.UTF_8),
                ("<?xml version='1.0' encoding='iso-8859-1'?>" + feed).getBytes(StandardCharsets.ISO_8859_1),
                ("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + feed).getBytes(StandardCharsets.UTF_16BE),
                ("<?xml version='1.0' encoding='no-such'?>" + feed).getBytes(StandardCharsets.UTF_8))) {
            assertThat(listings(outcomes(Format.ARXIV_ATOM, bytes))).extracting(Listing::title)
                    .containsExactly("Café");
        }
        assertThat(listings(outcomes(Format.ARXIV_ATOM, feed.replace("Caf\u00E9", "A\u0001B"))))
                .extracting(Listing::title)
                .containsExactly("A B");
    }

    @ParameterizedTest
    @CsvSource({"ARXIV_ATOM,<rss/>,'<rss>, not an Atom feed'", "ARXIV_RSS,<feed/>,'<feed>, not an RSS feed'",
        "ARXIV_OAI,<feed/>,'<feed>, not an answer of OAI-PMH'"})
    void otherXmlIsUnreadable(Format format, String document, String message) {
        assertThatThrownBy(() -> outcomes(format, document)).isInstanceOf(UnreadableDocument.class)
                .hasMessage(message);
    }
}
