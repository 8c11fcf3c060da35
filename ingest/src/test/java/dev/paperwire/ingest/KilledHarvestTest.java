package dev.paperwire.ingest;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A harvest of 5,000 records whose process is killed again and again. */
class KilledHarvestTest {
    private static final int RECORDS = 5_000;
    private static final int PAGE = 100;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final AtomicInteger pagesSent = new AtomicInteger();

    @Test
    void everyRecordArrivesAndAtMostAPageOfThemTwice() throws Exception {
        try (KafkaFixture kafka = new KafkaFixture(); LocalSite site = new LocalSite()) {
            site.at("/oai", exchange -> LocalSite.send(exchange, 200,
                    page(String.valueOf(exchange.getRequestURI().getQuery()))));
            for (int kill = 1; kill <= KILLS; kill++) {
                int pages = kill * RECORDS / PAGE / (KILLS + 1);
                Process service = start(kafka, site, "output" + kill);
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> pagesSent.get() >= pages || !service.isAlive());
                assertThat(service.isAlive()).as(output("output" + kill)).isTrue();
                service.destroyForcibly().waitFor();
            }
            Process last = start(kafka, site, "output");
            assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(last.exitValue()).as(output("output")).isZero();

            Map<String, Long> seen = kafka.values("paper-listings")
                    .stream()
                    .map(JsonCodec.of(Listing.class)::read)
                    .map(listing -> listing.identifiers().get("arxiv"))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(seen).hasSize(RECORDS);
            assertThat(seen.values()).allMatch(times -> times <= 2);
            assertThat(seen.values().stream().filter(times -> times > 1).count())
                    .isLessThanOrEqualTo(PAGE);
            assertThat(pagesSent.get()).isLessThanOrEqualTo(RECORDS / PAGE + 2 * KILLS);
        }
    }

    private Process start(KafkaFixture kafka, LocalSite site, String output) throws IOException {
        return ChildJvm.start(folder.resolve(output), List.of("-Xmx256m"), "dev.paperwire.ingest.Main",
                List.of("kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                        "kafka.default.api.timeout.ms=180000", "ingest.contact=test",
                        "ingest.from=2025-01-01",
                        "ingest.to=2025-01-31", "ingest.source.oai.format=arxiv-oai",
                        "ingest.source.oai.url=" + site.uri("/oai"),
                        "ingest.source.oai.robots=ignore", "ingest.fetch.interval=0s",
                        "ingest.fetch.private.hosts=127.0.0.1"));
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** A page of the list; its token is the number of its successor's first record. */
    private byte[] page(String query) {
        pagesSent.incrementAndGet();
        String token = query.contains("resumptionToken=")
                ? query.substring(query.indexOf("resumptionToken=") + 16)
                : "0";
        int first = Integer.parseInt(URLDecoder.decode(token, StandardCharsets.UTF_8));
        String records = IntStream.range(first, Math.min(RECORDS, first + PAGE))
                .mapToObj(
                        i -> """
                                <record><header><identifier>oai:arXiv.org:2501.%1$05d</identifier></header><metadata><arXiv><id>2501.%1$05d</id>
                                <created>2025-01-01</created><title>Paper Number %1$d</title><abstract>What %1$d is about.</abstract></arXiv></metadata></record>"""
                                .formatted(i))
                .collect(Collectors.joining("\n"));
        String next = first + PAGE < RECORDS ? String.valueOf(first + PAGE) : "";
        return ("<OAI-PMH><ListRecords>" + records + "<resumptionToken completeListSize='" + RECORDS + "'>"
                + next
                + "</resumptionToken></ListRecords></OAI-PMH>").getBytes(StandardCharsets.UTF_8);
    }
}
