package dev.paperwire.ingest.fetch;

import dev.paperwire.ingest.LocalSite;
import dev.paperwire.ingest.LocalSite.Request;
import dev.paperwire.ingest.fetch.FetchFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FetcherTest {
    private static final int MAX = 1024 * 1024;

    private final LocalSite site = new LocalSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static FetchConfig config(Duration timeout, Duration interval, int attempts,
            String... privateHosts) {
        return new FetchConfig("lab@example.org", MAX, timeout, 5, attempts, Duration.ofMillis(5),
                Duration.ofMillis(50), Duration.ofSeconds(5),
                interval, Duration.ofMillis(300), Set.of(privateHosts));
    }

    private static Fetcher fetcher(Duration interval, int attempts) {
        return new Fetcher(config(Duration.ofSeconds(20), interval, attempts, "127.0.0.1"), Map.of(),
                InstantSource.system());
    }

    private static Fetched fetch(Fetcher fetcher, URI address) throws Exception {
        return fetcher.fetch(address, Validators.NONE, RobotsRules.RESPECT);
    }

    private static String text(Fetched fetched) {
        return new String(((Fetched.Document) fetched).body(), UTF_8);
    }

    private static FetchFailure failure(Fetcher fetcher, URI address) {
        return catchThrowableOfType(FetchFailure.class, () -> fetch(fetcher, address));
    }

    @Test
    void documentComesWithItsValidatorsAndIsAskedForInOurName() throws Exception {
        site.at("/a", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Last-Modified", "Tue, 01 Jul 2025 10:00:00 GMT");
            LocalSite.send(exchange, 200, "text".getBytes(UTF_8));
        });
        try (Fetcher fetcher = fetcher(Duration.ZERO, 1)) {
            assertThat(fetch(fetcher, site.uri("/a"))).isEqualTo(new Fetched.Document("text".getBytes(UTF_8),
                    new Validators("\"1\"", "Tue, 01 Jul 2025 10:00:00 GMT"), site.uri("/a")));
        }
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/a");
        assertThat(site.requests().getFirst().header("User-agent"))
                .isEqualTo("Paperwire/0.1 (+mailto:lab@example.org)");
    }

    @Test
    void unchangedDocumentIsNotSentAgain() throws Exception {
        site.at("/a", exchange -> {
            boolean same = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            LocalSite.send(exchange, same ? 304 : 200, same ? new byte[0] : "text".getBytes(UTF_8));
        });
        try (Fetcher fetcher = fetcher(Duration.ZERO, 1)) {
            assertThat(fetcher.fetch(site.uri("/a"), new Validators("\"1\"", "Tue, 01 Jul 2025 10:00:00 GMT"),
                    RobotsRules.RESPECT))
                    .isEqualTo(new Fetched.Unchanged());
        }
        assertThat(site.requests().getFirst().header("If-modified-since"))
                .isEqualTo("Tue, 01 Jul 2025 10:00:00 GMT");
    }

    @Test
    void waitThatTheServerAsksForIsGranted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        site.at("/a", exchange -> {
            if (asked.getAndIncrement() == 0) {
                LocalSite.status(429, "Retry-After", "1").to(exchange);
            } else {
                LocalSite.send(exchange, 200, "text".getBytes(UTF_8));
            }
        });
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(text(fetch(fetcher, site.uri("/a")))).isEqualTo("text");
        }
        assertThat(gaps()).singleElement()
                .satisfies(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(990)));
    }

    @Test
    void waitBeyondReasonIsReportedInsteadOfGranted() {
        site.at("/a", LocalSite.status(429, "Retry-After", "7200"));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            FetchFailure failure = failure(fetcher, site.uri("/a"));

            assertThat(failure).hasMessage(site.uri("/a") + ": status 429, asks to wait 7200 s");
            assertThat(failure.retryAfter()).contains(Duration.ofHours(2));
        }
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void usedUpRateLimitIsWaitedOut() throws Exception {
        site.at("/a", exchange -> {
            exchange.getResponseHeaders().add("RateLimit", "\"api\";r=0;t=1");
            LocalSite.send(exchange, 200, "text".getBytes(UTF_8));
        });
        site.page("/b", "text");
        try (Fetcher fetcher = fetcher(Duration.ZERO, 1)) {
            fetch(fetcher, site.uri("/a"));
            fetch(fetcher, site.uri("/b"));
        }
        assertThat(gaps()).singleElement()
                .satisfies(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(990)));
    }

    @Test
    void serverThatFailsFourTimesIsAskedAFifthTime() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        site.at("/a", exchange -> LocalSite.send(exchange, asked.incrementAndGet() <= 4 ? 503 : 200,
                "text".getBytes(UTF_8)));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 6)) {
            assertThat(text(fetch(fetcher, site.uri("/a")))).isEqualTo("text");
        }
        assertThat(site.requests()).hasSize(5);
    }

    @Test
    void serverThatNeverRecoversIsGivenUpAfterAllTries() {
        site.at("/a", LocalSite.status(500));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(failure(fetcher, site.uri("/a"))).hasMessage(site.uri("/a") + ": status 500");
        }
        assertThat(site.requests()).hasSize(3);
    }

    @Test
    void refusalIsNotTriedAgain() {
        try (Fetcher fetcher = fetcher(Duration.ZERO, 5)) {
            FetchFailure failure = failure(fetcher, site.uri("/none"));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure.status()).isEqualTo(404);
        }
        assertThat(site.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void serverThatHangsIsLeft(boolean inBody) {
        CountDownLatch released = new CountDownLatch(1);
        site.at("/a", exchange -> {
            if (inBody) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write("beginning".getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (Fetcher fetcher = new Fetcher(config(Duration.ofMillis(1500), Duration.ZERO, 1, "127.0.0.1"),
                Map.of(), InstantSource.system())) {
            assertThat(failure(fetcher, site.uri("/a")))
                    .hasMessage(site.uri("/a") + ": no whole answer within 1500 ms")
                    .extracting(FetchFailure::reason)
                    .isEqualTo(Reason.TIMEOUT);
        } finally {
            released.countDown();
        }
    }

    @Test
    void connectionThatBreaksInMidBodyIsTriedAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            Future<?> serving = threads.submit(() -> {
                for (int i = 0; i < 2; i++) {
                    try (Socket socket = server.accept()) {
                        socket.getInputStream().read(new byte[4096]);
                        String head = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\n";
                        socket.getOutputStream()
                                .write((head + (i == 0 ? "half" : "complete")).getBytes(UTF_8));
                        socket.getOutputStream().flush();
                        if (i == 0) {
                            socket.setSoLinger(true, 0);
                        }
                    }
                }
                return null;
            });
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a");

            assertThat(text(fetcher.fetch(address, Validators.NONE, RobotsRules.IGNORE)))
                    .isEqualTo("complete");
            serving.get();
        }
    }

    @Test
    void redirectsAreFollowedWithinLimits() throws Exception {
        for (int i = 0; i < 9; i++) {
            site.at("/hop" + i, LocalSite.status(302, "Location", "/hop" + (i + 1)));
        }
        site.page("/hop5", "text")
                .at("/loop", LocalSite.status(301, "Location", "/loop2"))
                .at("/loop2", LocalSite.status(307, "Location", "/loop"));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(fetch(fetcher, site.uri("/hop0"))).isInstanceOfSatisfying(Fetched.Document.class,
                    document -> assertThat(document.address()).isEqualTo(site.uri("/hop5")));
            site.at("/hop5", LocalSite.status(302, "Location", "/hop6"));
            assertThat(failure(fetcher, site.uri("/hop0")))
                    .hasMessage(site.uri("/hop0") + ": more than 5 redirects");
            int before = site.requests().size();
            assertThat(failure(fetcher, site.uri("/loop")))
                    .hasMessage(site.uri("/loop") + ": redirects in a circle");
            assertThat(site.requests()).hasSize(before + 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"http://169.254.169.254/latest/meta-data/", "http://localhost:1/", "http://[::1]:1/",
        "http://10.1.2.3/", "http://192.168.0.1/",
        "http://0.0.0.0/", "http://[fd00::1]/", "http://100.64.0.1/", "http://2130706433/",
        "http://[::ffff:127.0.0.1]/"})
    void noRedirectLeadsIntoAPrivateNetwork(String inside) {
        site.at("/a", LocalSite.status(302, "Location", inside));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(failure(fetcher, site.uri("/a")).reason()).isIn(Reason.PRIVATE_ADDRESS,
                    Reason.BAD_ADDRESS);
        }
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void privateAddressThatIsNotAllowedByNameIsNeverAsked() {
        try (Fetcher fetcher = new Fetcher(config(Duration.ofSeconds(5), Duration.ZERO, 1), Map.of(),
                InstantSource.system())) {
            assertThat(failure(fetcher, site.uri("/a")))
                    .hasMessageContaining("127.0.0.1 is in a private network");
            assertThat(failure(fetcher, URI.create("file:///etc/passwd")).reason())
                    .isEqualTo(Reason.BAD_ADDRESS);
            assertThat(failure(fetcher, URI.create("http://no-such-host.invalid/")).reason())
                    .isEqualTo(Reason.BAD_ADDRESS);
        }
        assertThat(site.allPaths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8,false", "127.0.0.1,true", "10.0.0.1,true", "172.16.0.1,true", "172.32.0.1,false",
        "192.168.1.1,true", "169.254.1.1,true",
        "100.64.0.1,true", "100.128.0.1,false", "0.1.2.3,true", "224.0.0.1,true", "255.255.255.255,true",
        "198.18.0.1,true", "198.20.0.1,false",
        "::1,true", "fe80::1,true", "fc00::1,true", "fd12::1,true", "ff02::1,true", "64:ff9b::7f00:1,true",
        "2002:7f00:1::,true",
        "2606:4700::1,false", "::ffff:10.0.0.1,true"})
    void privateAddressesAreKnown(String address, boolean isPrivate) throws Exception {
        assertThat(Destination.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }

    @Test
    void packedBodyIsUnpackedAndABombIsNot() throws Exception {
        byte[] bomb = packed(64 * MAX);
        site.at("/bomb", exchange -> sendPacked(exchange, bomb))
                .at("/fine", exchange -> sendPacked(exchange, packed(1_000)));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(((Fetched.Document) fetch(fetcher, site.uri("/fine"))).body()).hasSize(1_000);
            assertThat(failure(fetcher, site.uri("/bomb")))
                    .hasMessage(site.uri("/bomb") + ": more than 1048576 bytes");
        }
        assertThat(site.requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.header("Accept-encoding")).contains("gzip"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodyBeyondTheLimitIsNotReadToItsEnd(boolean announced) {
        AtomicInteger sent = new AtomicInteger();
        site.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, announced ? 200L * MAX : 0);
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 200 * 16; i++) {
                exchange.getResponseBody().write(chunk);
                sent.addAndGet(chunk.length);
            }
        });
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(failure(fetcher, site.uri("/a")).reason()).isEqualTo(Reason.TOO_LARGE);
        }
        assertThat(site.requests()).hasSize(1);
        assertThat(sent.get()).isLessThan(100 * MAX);
    }

    @Test
    void whatRobotsTxtForbidsIsNotAsked() throws Exception {
        site.page("/robots.txt",
                "User-agent: *\nDisallow: /private\nUser-agent: paperwire\nDisallow: /forbidden\n");
        site.page("/forbidden/a", "x")
                .page("/private/a", "x")
                .at("/b", LocalSite.status(302, "Location", "/forbidden/a"));
        try (Fetcher fetcher = fetcher(Duration.ZERO, 3)) {
            assertThat(failure(fetcher, site.uri("/forbidden/a")))
                    .hasMessage(site.uri("/forbidden/a") + ": forbidden by the site's robots.txt");
            assertThat(failure(fetcher, site.uri("/b")).reason()).isEqualTo(Reason.ROBOTS);
            assertThat(text(fetch(fetcher, site.uri("/private/a")))).isEqualTo("x");
            assertThat(text(fetcher.fetch(site.uri("/forbidden/a"), Validators.NONE, RobotsRules.IGNORE)))
                    .isEqualTo("x");
        }
        assertThat(site.allPaths()).containsExactly("/robots.txt", "/b", "/private/a", "/forbidden/a");
    }

    @Test
    void siteWhoseRobotsTxtFailsIsLeftAlone() {
        site.at("/robots.txt", LocalSite.status(500)).page("/a", "x");
        try (Fetcher fetcher = fetcher(Duration.ZERO, 2)) {
            assertThat(failure(fetcher, site.uri("/a")))
                    .hasMessage(site.uri("/a") + ": the site's robots.txt cannot be read at the moment");
        }
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void requestsToAHostKeepTheirDistanceWhoeverAsks() throws Exception {
        site.page("/a", "x");
        try (Fetcher fetcher = fetcher(Duration.ofMillis(150), 1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetched>> all = threads
                    .invokeAll(java.util.Collections.nCopies(5, () -> fetch(fetcher, site.uri("/a"))));
            for (Future<Fetched> one : all) {
                assertThat(text(one.get())).isEqualTo("x");
            }
        }
        assertThat(gaps()).hasSize(4)
                .allSatisfy(gap -> assertThat(gap).isGreaterThan(Duration.ofMillis(100)));
        assertThat(site.mostOpen()).isOne();
    }

    @Test
    void crawlDelayOfRobotsTxtIsKept() throws Exception {
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 1\n").page("/a", "x");
        try (Fetcher fetcher = fetcher(Duration.ZERO, 1)) {
            fetch(fetcher, site.uri("/a"));
            fetch(fetcher, site.uri("/a"));
        }
        assertThat(gaps()).singleElement()
                .satisfies(gap -> assertThat(gap).isGreaterThan(Duration.ofMillis(950)));
    }

    @Test
    void allHostsOfArxivShareOnePace() {
        HostPace pace = new HostPace(config(Duration.ofSeconds(1), Duration.ZERO, 1));

        assertThat(pace.turn("export.arxiv.org")).isSameAs(pace.turn("rss.arxiv.org"))
                .isSameAs(pace.turn("arxiv.org"))
                .isNotSameAs(pace.turn("notarxiv.org"));
    }

    @Test
    void proxiesOfTheEnvironmentAreUsed() throws Exception {
        site.at("/", exchange -> LocalSite.send(exchange, 200, "by proxy".getBytes(UTF_8)));
        String proxy = site.uri("").toString();
        try (Fetcher fetcher = new Fetcher(config(Duration.ofSeconds(5), Duration.ZERO, 1),
                Map.of("http_proxy", proxy, "NO_PROXY", "localhost,.example.org"),
                InstantSource.system())) {
            assertThatThrownBy(() -> fetcher.fetch(URI.create("http://papers.example.com/a"), Validators.NONE,
                    RobotsRules.IGNORE))
                    .isInstanceOf(FetchFailure.class);
        }
        ProxySelector proxies = new EnvironmentProxies(
                Map.of("HTTPS_PROXY", "proxy.example.net:3128", "NO_PROXY", "localhost,.example.org"));
        assertThat(proxies.select(URI.create("https://a.example.com/"))).first()
                .asString()
                .contains("proxy.example.net")
                .contains("3128");
        assertThat(proxies.select(URI.create("https://a.example.org/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(proxies.select(URI.create("http://a.example.com/")))
                .containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(site.requests()).extracting(Request::path).containsExactly("http://papers.example.com/a");
    }

    private List<Duration> gaps() {
        List<Request> requests = site.requests();
        Duration[] gaps = new Duration[Math.max(0, requests.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Duration.ofNanos(requests.get(i + 1).nanos() - requests.get(i).nanos());
        }
        return Arrays.asList(gaps);
    }

    private static void sendPacked(com.sun.net.httpserver.HttpExchange exchange, byte[] packed)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        LocalSite.send(exchange, 200, packed);
    }

    private static byte[] packed(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed);
                InputStream in = new java.io.ByteArrayInputStream(new byte[zeros])) {
            in.transferTo(out);
        }
        return packed.toByteArray();
    }
}
