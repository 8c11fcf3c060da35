package dev.paperwire.ingest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.publish.Published;
import dev.paperwire.ingest.source.Checkpoint;
import dev.paperwire.ingest.source.CheckpointsInMemory;
import dev.paperwire.ingest.source.Days;
import dev.paperwire.ingest.source.OaiSource;
import dev.paperwire.ingest.source.PageSource;
import dev.paperwire.ingest.source.Reading;
import dev.paperwire.ingest.source.Source;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A source whose server does the worst: what the user reads in the log, what was published, and what was asked of the server
 * and how often. Whatever happens, requests keep their distance and come one at a time.
 */
class HostileServerTest {
    private static final int MEGABYTE = 1 << 20;
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration BACKOFF = Duration.ofMillis(100);
    private static final String PUBLISHED = "s: 1 listings published, 0 taken back, 0 entries refused";

    private final LocalSite site = new LocalSite();
    private final Published published = new Published();
    private final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private RobotsRules robots = RobotsRules.RESPECT;
    private int attempts = 5;
    private final Map<Duration, Fetcher> fetchers = new HashMap<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.paperwire.ingest");

    @BeforeEach
    void listen() {
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void close() {
        logger.detachAppender(appender);
        fetchers.values().forEach(Fetcher::close);
        site.close();
        assertThat(site.mostOpen()).isLessThanOrEqualTo(1);
        assertThat(site.gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThan(INTERVAL.dividedBy(2)));
    }

    /** Lets the source be read at its times until there are so many lines in the log; gives them. */
    private List<String> log(Source source, int lines, Duration every, Duration timeout) throws Exception {
        // One for the test, as one for the service: the pace of a host is kept by it.
        Fetcher fetcher = fetchers.computeIfAbsent(timeout, this::fetcher);
        appender.list.clear();
        SourceLoop loop = new SourceLoop("s", source, Optional.of(new Schedule.Every(every)),
                new BreakerConfig(3, Duration.ofHours(1)),
                () -> new Reading("s", OptionalInt.empty(), robots, fetcher,
                        published.documents(), new CheckpointsInMemory(checkpoints),
                        InstantSource.system()),
                InstantSource.system(), new SimpleMeterRegistry());
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                loop.run();
            } catch (IngestFailure | InterruptedException _) {
                ended.countDown();
            }
        });
        await().atMost(Duration.ofMinutes(2)).until(() -> appender.list.size() >= lines);
        thread.interrupt();
        ended.await();
        return appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private Fetcher fetcher(Duration timeout) {
        return new Fetcher(new FetchConfig("lab@example.org", MEGABYTE, timeout, 5, attempts, BACKOFF,
                Duration.ofSeconds(10), Duration.ofSeconds(5), INTERVAL, INTERVAL, Set.of("127.0.0.1")));
    }

    private List<String> log(Source source) throws Exception {
        return log(source, 1, Duration.ofHours(1), Duration.ofMinutes(1));
    }

    private Source page(Format format) {
        return new PageSource(site.uri("/a"), format.parser());
    }

    private static String listing() {
        return "{\"source\":\"own\",\"fetched_at\":\"2025-01-02T03:04:05Z\",\"title\":\"Sheep\"}\n";
    }

    private static LocalSite.Answer ok(String body) {
        return exchange -> LocalSite.send(exchange, 200, body.getBytes(UTF_8));
    }

    /** Answers in turn; the last one for ever. */
    private void answers(LocalSite.Answer... answers) {
        AtomicInteger asked = new AtomicInteger();
        site.at("/a",
                exchange -> answers[Math.min(answers.length - 1, asked.getAndIncrement())].to(exchange));
    }

    @Test
    void notModified() throws Exception {
        site.at("/a", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            boolean same = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            LocalSite.send(exchange, same ? 304 : 200, same ? new byte[0] : listing().getBytes(UTF_8));
        });
        assertThat(log(page(Format.JSONL))).containsExactly(PUBLISHED);

        // Nothing new is nothing to tell of: the line is that of the change afterwards.
        AtomicInteger unchanged = new AtomicInteger();
        site.at("/a", exchange -> {
            if (unchanged.getAndIncrement() < 2) {
                LocalSite.status(304).to(exchange);
            } else {
                ok(listing() + listing()).to(exchange);
            }
        });
        assertThat(log(page(Format.JSONL), 1, Duration.ofMillis(100), Duration.ofMinutes(1)))
                .containsExactly("s: 2 listings published, 0 taken back, 0 entries refused");
        assertThat(published.titles()).containsExactly("Sheep", "Sheep", "Sheep");
    }

    @Test
    void tooManyRequests() throws Exception {
        answers(LocalSite.status(429, "Retry-After", "1"), ok(listing()));

        assertThat(log(page(Format.JSONL))).containsExactly(PUBLISHED);
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a", "/a");
        assertThat(site.gaps().getLast()).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void unavailableFourTimes() throws Exception {
        LocalSite.Answer no = LocalSite.status(503);
        answers(no, no, no, no, ok(listing()));

        assertThat(log(page(Format.JSONL))).containsExactly(PUBLISHED);
        assertThat(site.requests()).hasSize(5);
        List<Duration> gaps = site.gaps();
        for (int i = 2; i <= 4; i++) {
            // Doubled each time, less a fifth of chance and what the network takes.
            assertThat(gaps.get(i)).isGreaterThan(BACKOFF.multipliedBy(1L << (i - 1)).dividedBy(2));
        }
    }

    @Test
    void unavailableAgainAndAgain() throws Exception {
        site.at("/a", LocalSite.status(404));

        assertThat(log(page(Format.JSONL), 4, Duration.ofMillis(100), Duration.ofMinutes(1))).containsExactly(
                "s: " + site.uri("/a") + ": status 404", "s: " + site.uri("/a") + ": status 404",
                "s: " + site.uri("/a") + ": status 404", "s: failed 3 times in a row, left alone for PT1H");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a", "/a", "/a");
    }

    @Test
    void hang() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        site.at("/robots.txt", LocalSite.status(404)).at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                released.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        robots = RobotsRules.IGNORE;
        attempts = 1;

        assertThat(log(page(Format.JSONL), 1, Duration.ofHours(1), Duration.ofSeconds(1)))
                .containsExactly("s: " + site.uri("/a") + ": no whole answer within 1000 ms");
        released.countDown();
        assertThat(site.allPaths()).containsExactly("/a");
    }

    @Test
    void resetInMidBody() throws Exception {
        attempts = 2;
        site.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(listing().getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(log(page(Format.JSONL))).singleElement()
                .asString()
                .startsWith("s: " + site.uri("/a") + ": the connection failed: ");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a", "/a");
        assertThat(published.titles()).isEmpty();
    }

    @Test
    void redirectLoop() throws Exception {
        site.at("/a", LocalSite.status(302, "Location", "/b"))
                .at("/b", LocalSite.status(302, "Location", "/a"));

        assertThat(log(page(Format.JSONL)))
                .containsExactly("s: " + site.uri("/a") + ": redirects in a circle");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a", "/b");
    }

    @Test
    void redirectIntoThePrivateNetworkOfACloud() throws Exception {
        site.at("/a", LocalSite.status(302, "Location", "http://169.254.169.254/latest/meta-data/"));

        assertThat(log(page(Format.JSONL))).containsExactly(
                "s: http://169.254.169.254/latest/meta-data/: 169.254.169.254 is in a private network;"
                        + " ingest.fetch.private.hosts does not name 169.254.169.254");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a");
    }

    @Test
    void gzipBomb() throws Exception {
        byte[] bomb = bomb(1 << 30);
        assertThat(bomb.length).isBetween(MEGABYTE / 2, 2 * MEGABYTE);
        site.at("/a", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            LocalSite.send(exchange, 200, bomb);
        });

        assertThat(log(page(Format.JSONL)))
                .containsExactly("s: " + site.uri("/a") + ": more than 1048576 bytes");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a");
    }

    @Test
    void twoHundredMegabytes() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        site.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 200 * 16; i++) {
                exchange.getResponseBody().write(chunk);
                sent.addAndGet(chunk.length);
            }
        });

        assertThat(log(page(Format.JSONL)))
                .containsExactly("s: " + site.uri("/a") + ": more than 1048576 bytes");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a");
        assertThat(sent.get()).isLessThan(100 * MEGABYTE);
    }

    @Test
    void wrongCharset() throws Exception {
        site.at("/a", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/atom+xml; charset=utf-8");
            LocalSite.send(exchange, 200, ("<?xml version='1.0' encoding='UTF-8'?><feed><entry>"
                    + "<id>http://arxiv.org/abs/2503.00001v1</id><title>Caf\u00E9s</title></entry></feed>")
                    .getBytes(ISO_8859_1));
        });

        assertThat(log(page(Format.ARXIV_ATOM))).containsExactly(PUBLISHED);
        assertThat(published.titles()).containsExactly("Caf\u00E9s");
    }

    @Test
    void expiredResumptionToken() throws Exception {
        checkpoints.put("s",
                Checkpoint.NONE.with("token", "old").with("from", "2025-03-10").with("until", "2025-03-11"));
        site.page("/oai?verb=ListRecords&resumptionToken=old",
                "<OAI-PMH><error code='badResumptionToken'>expired</error></OAI-PMH>")
                .page("/oai?verb=ListRecords&metadataPrefix=arXiv&from=2025-03-10&until=2025-03-11",
                        "<OAI-PMH><ListRecords><record><header/><metadata><arXiv><id>2503.00001</id>"
                                + "<title>Sheep</title></arXiv></metadata></record></ListRecords></OAI-PMH>");

        assertThat(log(new OaiSource(site.uri("/oai"), null, Days.NEW), 2, Duration.ofHours(1),
                Duration.ofMinutes(1))).containsExactly(
                        site.uri("/oai")
                                + ": the repository has forgotten where the harvest was; it begins again with 2025-03-10",
                        PUBLISHED);
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void externalEntity() throws Exception {
        site.page("/a", "<!DOCTYPE feed [<!ENTITY x SYSTEM '" + site.uri("/secret") + "'>"
                + "<!ENTITY % y SYSTEM '" + site.uri("/secret.dtd") + "'>%y;]>"
                + "<feed><entry><title>&x;</title></entry></feed>");

        assertThat(log(page(Format.ARXIV_ATOM))).containsExactly("s: " + site.uri("/a")
                + ": XML with a document type declaration, which no feed needs");
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a");
    }

    @Test
    void billionLaughs() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'ha'>");
        for (int i = 1; i <= 30; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        site.page("/a", laughs + "]><rss><channel><item><title>&l30;</title></item></channel></rss>");

        assertThat(log(page(Format.ARXIV_RSS))).containsExactly("s: " + site.uri("/a")
                + ": XML with a document type declaration, which no feed needs");
    }

    @Test
    void forbiddingRobotsTxt() throws Exception {
        site.page("/robots.txt", "User-agent: *\nDisallow: /\n").page("/a", listing());

        assertThat(log(page(Format.JSONL)))
                .containsExactly("s: " + site.uri("/a") + ": forbidden by the site's robots.txt");
        assertThat(site.allPaths()).containsExactly("/robots.txt");
    }

    private static byte[] bomb(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] chunk = new byte[MEGABYTE];
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < zeros / MEGABYTE; i++) {
                out.write(chunk);
            }
        }
        return packed.toByteArray();
    }
}
