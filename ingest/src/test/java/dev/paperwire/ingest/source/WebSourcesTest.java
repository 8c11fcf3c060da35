package dev.paperwire.ingest.source;

import dev.paperwire.ingest.LocalSite;
import dev.paperwire.ingest.fetch.FetchFailure;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.KafkaUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.paperwire.ingest.source.SourceFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebSourcesTest {
    private final SourceFixture fixture = new SourceFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> asked() {
        return fixture.site.requests().stream().map(LocalSite.Request::path).toList();
    }

    private static Days days(String from, String to) {
        return new Days(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)));
    }

    @Test
    void pageIsPublishedOnlyWhenItHasChanged() throws Exception {
        PageSource source = new PageSource(fixture.site.uri("/a"), Format.JSONL.parser());
        fixture.site.at("/a", exchange -> {
            boolean same = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            LocalSite.send(exchange, same ? 304 : 200, same ? new byte[0] : json("First").getBytes(UTF_8));
        });

        assertThat(fixture.read(source).listings()).isOne();
        assertThat(fixture.read(source).listings()).isZero();
        fixture.site.page("/a", json("First"));
        assertThat(fixture.read(source).listings()).isZero();
        fixture.site.page("/a", json("First") + json("Second"));
        assertThat(fixture.read(source).listings()).isEqualTo(2);
        assertThat(fixture.published.titles()).containsExactly("First", "First", "Second");
    }

    @Test
    void checkpointStaysWhereItWasWhenKafkaDoesNotTakeTheListings() throws Exception {
        PageSource source = new PageSource(fixture.site.uri("/a"), Format.JSONL.parser());
        fixture.site.page("/a", json("First"));
        fixture.published.fail();

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(KafkaUnavailable.class)
                .hasMessage("Kafka: not there");
        assertThat(fixture.checkpoints).isEmpty();
        fixture.published.recover();
        assertThat(fixture.read(source).listings()).isOne();
    }

    @Test
    void unreadablePageIsToldWithItsAddressAndReadAgainNextTime() throws Exception {
        PageSource source = new PageSource(fixture.site.uri("/a"), Format.ARXIV_ATOM.parser());
        fixture.site.page("/a", "<html>");

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(UnreadableDocument.class)
                .hasMessageStartingWith(fixture.site.uri("/a") + ": ");
        assertThat(fixture.checkpoints).isEmpty();
    }

    @Test
    void daysOfARangeAreReadOneByOneAndResumed() throws Exception {
        for (int day = 1; day <= 5; day++) {
            fixture.site.page("/day?d=2025-01-0" + day, json("Day " + day));
        }
        fixture.site.at("/day?d=2025-01-03", LocalSite.status(404))
                .at("/day?d=2025-01-05", LocalSite.status(500));
        DailySource source = new DailySource(fixture.site.uri("/day?d=").toString() + "{date}",
                Format.JSONL.parser(), days("2025-01-01", "2025-01-05"));

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(FetchFailure.class);
        fixture.site.page("/day?d=2025-01-05", json("Day 5"));
        fixture.read(source);
        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("Day 1", "Day 2", "Day 4", "Day 5");
        assertThat(asked()).containsExactly("/day?d=2025-01-01", "/day?d=2025-01-02", "/day?d=2025-01-03",
                "/day?d=2025-01-04", "/day?d=2025-01-05",
                "/day?d=2025-01-05");
    }

    @Test
    void todayIsReadAgainUntilItIsOver() throws Exception {
        DailySource source = new DailySource(fixture.site.uri("/day?d=").toString() + "{date}",
                Format.JSONL.parser(), Days.NEW);
        fixture.site.page("/day?d=2025-03-18", json("A"));
        fixture.read(source);
        fixture.site.page("/day?d=2025-03-18", json("A") + json("B"));
        fixture.read(source);
        fixture.site.page("/day?d=2025-03-18", json("A") + json("B") + json("C"))
                .page("/day?d=2025-03-19", json("D"));
        fixture.now = Instant.parse("2025-03-19T06:00:00Z");
        fixture.read(source);
        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("A", "A", "B", "A", "B", "C", "D");
    }

    private static String oai(String content) {
        return "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>" + content + "</OAI-PMH>";
    }

    private static String records(String token, String... ids) {
        StringBuilder records = new StringBuilder();
        for (String id : ids) {
            records.append(
                    "<record><header><identifier>oai:arXiv.org:%1$s</identifier></header><metadata><arXiv><id>%1$s</id><title>%1$s</title>"
                            .formatted(id))
                    .append("</arXiv></metadata></record>");
        }
        return oai("<ListRecords>" + records + "<resumptionToken completeListSize='4'>" + token
                + "</resumptionToken></ListRecords>");
    }

    @Test
    void harvestGoesFromPageToPageAndFromDayToDay() throws Exception {
        OaiSource source = new OaiSource(fixture.site.uri("/oai"), "cs", Days.NEW);
        fixture.site
                .page("/oai?verb=ListRecords&metadataPrefix=arXiv&from=2025-03-17&until=2025-03-17&set=cs",
                        records("t|1", "2503.00001", "2503.00002"))
                .page("/oai?verb=ListRecords&resumptionToken=t%7C1", records("", "2503.00003"))
                .page("/oai?verb=ListRecords&metadataPrefix=arXiv&from=2025-03-18&until=2025-03-20&set=cs",
                        oai("<error code='noRecordsMatch'>none</error>"));

        assertThat(fixture.read(source).listings()).isEqualTo(3);
        assertThat(fixture.read(source).listings()).isZero();
        fixture.now = Instant.parse("2025-03-21T06:00:00Z");
        assertThat(fixture.read(source).listings()).isZero();

        assertThat(fixture.published.titles()).containsExactly("2503.00001", "2503.00002", "2503.00003");
        assertThat(fixture.checkpoints)
                .isEqualTo(Map.of("s", Checkpoint.NONE.with("harvested_until", "2025-03-20")));
        assertThat(asked()).hasSize(3);
    }

    @Test
    void brokenHarvestIsResumedByItsToken() throws Exception {
        OaiSource source = new OaiSource(fixture.site.uri("/oai"), null, days("2025-01-01", "2025-01-31"));
        fixture.site
                .page("/oai?verb=ListRecords&metadataPrefix=arXiv&from=2025-01-01&until=2025-01-31",
                        records("t1", "2503.00001"))
                .at("/oai?verb=ListRecords&resumptionToken=t1", LocalSite.status(503));

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(FetchFailure.class);
        fixture.site.page("/oai?verb=ListRecords&resumptionToken=t1", records("", "2503.00002"));
        fixture.read(source);
        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("2503.00001", "2503.00002");
    }

    @Test
    void harvestWhoseTokenHasExpiredBeginsItsDaysAgain() throws Exception {
        OaiSource source = new OaiSource(fixture.site.uri("/oai"), null, Days.NEW);
        fixture.checkpoints.put("s",
                Checkpoint.NONE.with("token", "old").with("from", "2025-03-10").with("until", "2025-03-11"));
        fixture.site
                .page("/oai?verb=ListRecords&resumptionToken=old",
                        oai("<error code='badResumptionToken'>expired</error>"))
                .page("/oai?verb=ListRecords&metadataPrefix=arXiv&from=2025-03-10&until=2025-03-11",
                        records("", "2503.00001"));

        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("2503.00001");
        assertThat(fixture.checkpoints.get("s"))
                .isEqualTo(Checkpoint.NONE.with("harvested_until", "2025-03-11"));
    }

    @Test
    void otherErrorsOfTheRepositoryAreFailures() {
        OaiSource source = new OaiSource(fixture.site.uri("/oai"), null, Days.NEW);
        fixture.site.page("/oai", oai("<error code='badArgument'>what?</error>"));

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(IOException.class)
                .hasMessageEndingWith(": the repository answers with an error: badArgument what?");
    }

    private static String atom(String... idsAndDays) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < idsAndDays.length; i += 2) {
            entries.append(
                    "<entry><id>http://arxiv.org/abs/%1$sv1</id><title>%1$s</title><published>%2$sT10:00:00Z</published></entry>"
                            .formatted(idsAndDays[i], idsAndDays[i + 1]));
        }
        return "<feed>" + entries + "</feed>";
    }

    @Test
    void queryIsReadBackToWhatIsKnown() throws Exception {
        QuerySource source = new QuerySource(fixture.site.uri("/q?start=").toString() + "{start}",
                Format.ARXIV_ATOM.parser(), Days.NEW);
        fixture.site.page("/q?start=0", atom("2503.00002", "2025-03-02", "2503.00001", "2025-03-01"));
        fixture.read(source);
        fixture.site.page("/q?start=0", atom("2503.00005", "2025-03-05", "2503.00004", "2025-03-04"))
                .page("/q?start=2", atom("2503.00003", "2025-03-03", "2503.00002", "2025-03-02"));
        fixture.read(source);
        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("2503.00002", "2503.00001", "2503.00005",
                "2503.00004", "2503.00003");
        assertThat(asked()).containsExactly("/q?start=0", "/q?start=0", "/q?start=2", "/q?start=0");
    }

    @Test
    void queryIsFilledBackToADayAndResumedInBetween() throws Exception {
        QuerySource source = new QuerySource(fixture.site.uri("/q?start=").toString() + "{start}",
                Format.ARXIV_ATOM.parser(),
                new Days(Optional.of(LocalDate.parse("2025-03-02")), Optional.empty()));
        fixture.site.page("/q?start=0", atom("2503.00004", "2025-03-04"))
                .at("/q?start=1", LocalSite.status(500))
                .page("/q?start=2", atom("2503.00002", "2025-03-02", "2503.00001", "2025-03-01"));

        assertThatThrownBy(() -> fixture.read(source)).isInstanceOf(FetchFailure.class);
        fixture.site.page("/q?start=1", atom("2503.00003", "2025-03-03"));
        fixture.read(source);

        assertThat(fixture.published.titles()).containsExactly("2503.00004", "2503.00003", "2503.00002");
        assertThat(fixture.checkpoints.get("s"))
                .isEqualTo(Checkpoint.NONE.with("newest", "2025-03-04T10:00:00Z"));
    }

    @Test
    void progressTellsWhatIsLeftAtTheRateOfThisRun() {
        List<Instant> times = new ArrayList<>(List.of(Instant.EPOCH, Instant.EPOCH));
        Progress progress = new Progress("s", (InstantSource) times::getFirst);
        progress.at(1, 31, "days", 10);

        assertThat(progress.line(11, 31, "days", 540, Duration.ofMinutes(11)))
                .isEqualTo("s: 11 of 31 days, 540 listings, about 20 min left");
        assertThat(progress.line(31, 31, "days", 540, Duration.ofMinutes(31)))
                .isEqualTo("s: 31 of 31 days, 540 listings");
        assertThat(progress.line(7, 0, "entries", 7, Duration.ofMinutes(1)))
                .isEqualTo("s: 7 entries, 7 listings");
    }
}
