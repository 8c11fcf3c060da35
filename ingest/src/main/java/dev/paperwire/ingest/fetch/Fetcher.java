package dev.paperwire.ingest.fetch;

import com.github.mizosoft.methanol.HttpCache;
import com.github.mizosoft.methanol.Methanol;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.paperwire.ingest.fetch.FetchFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches documents. One fetcher serves all sources of a process, so that they share each host's pace. What may pass, such
 * as a failing server, is tried again with growing waits; every wait that a server asks for is granted.
 */
public final class Fetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int CACHE_BYTES = 16 * 1024 * 1024;
    private static final double JITTER = 0.2;

    private final FetchConfig config;
    private final InstantSource clock;
    private final HttpClient client;
    private final HttpCache cache;
    private final Exchange exchange;
    private final HostPace pace;
    private final Robots robots;
    private final Destination destination;
    private final FailsafeExecutor<Fetched> retries;

    public Fetcher(FetchConfig config) {
        this(config, System.getenv(), InstantSource.system());
    }

    Fetcher(FetchConfig config, Map<String, String> environment, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        ProxySelector proxies = new EnvironmentProxies(environment);
        this.cache = HttpCache.newBuilder().cacheOnMemory(CACHE_BYTES).build();
        this.client = Methanol.newBuilder()
                .cache(cache)
                .autoAcceptEncoding(true)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .proxy(proxies)
                .build();
        this.exchange = new Exchange(client, config);
        this.pace = new HostPace(config);
        this.robots = new Robots(clock);
        this.destination = new Destination(config.privateHosts(), proxies);
        this.retries = Failsafe.with(RetryPolicy.<Fetched>builder()
                .handleIf(failure -> failure instanceof FetchFailure e && e.isPassing() && isWorthWaiting(e))
                .withBackoff(config.backoff(), config.longestBackoff().compareTo(config.backoff()) > 0
                        ? config.longestBackoff()
                        : config.backoff().plusMillis(1))
                .withJitter(JITTER)
                .withMaxAttempts(config.attempts())
                .onFailedAttempt(attempt -> LOG.debug("try {}: {}", attempt.getAttemptCount(),
                        attempt.getLastException().getMessage()))
                .build());
    }

    /**
     * Fetches a document.
     *
     * @param known validators of what is known of it
     * @param rules whether the site's robots.txt is asked; interfaces that are made for programs may say otherwise in prose
     * @throws FetchFailure if it cannot be had, after all tries
     */
    public Fetched fetch(URI address, Validators known, RobotsRules rules)
            throws FetchFailure, InterruptedException {
        try {
            return retries.get(() -> follow(address, known, rules));
        } catch (FailsafeException e) {
            switch (e.getCause()) {
                case FetchFailure failure -> throw failure;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw e;
            }
        }
    }

    private boolean isWorthWaiting(FetchFailure failure) {
        return failure.retryAfter().map(wait -> wait.compareTo(config.longestDeferral()) <= 0).orElse(true);
    }

    /** Follows redirects one by one, each as strictly judged as the first address. */
    private Fetched follow(URI first, Validators known, RobotsRules rules)
            throws FetchFailure, InterruptedException {
        URI address = first;
        Set<URI> visited = new HashSet<>();
        for (int hop = 0; hop <= config.maxRedirects(); hop++) {
            if (!visited.add(address)) {
                throw new FetchFailure(Reason.REDIRECTS, first + ": redirects in a circle", null);
            }
            destination.check(address);
            if (rules == RobotsRules.RESPECT) {
                robots.check(address, pace, robotsFile -> load(robotsFile));
            }
            Exchange.Answer answer = ask(address, known);
            Optional<URI> next = redirect(address, answer);
            if (next.isEmpty()) {
                return judged(address, answer);
            }
            address = next.get();
        }
        throw new FetchFailure(Reason.REDIRECTS,
                first + ": more than " + config.maxRedirects() + " redirects", null);
    }

    private byte[] load(URI robotsFile) throws FetchFailure, InterruptedException {
        return follow(robotsFile, Validators.NONE, RobotsRules.IGNORE) instanceof Fetched.Document document
                ? document.body()
                : new byte[0];
    }

    private Exchange.Answer ask(URI address, Validators known) throws FetchFailure, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", config.userAgent());
        if (known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        try (HostPace.Turn turn = pace.enter(address.getHost())) {
            // Its turn may have come long after it was judged; a name can lead elsewhere by then.
            destination.check(address);
            Exchange.Answer answer = exchange.send(request.build());
            ServerWish.untilRenewed(answer.headers()).ifPresent(wait -> turn.defer(shortened(wait)));
            if (answer.status() == 429 || answer.status() == 503) {
                ServerWish.retryAfter(answer.headers(), clock.instant())
                        .ifPresent(wait -> turn.defer(shortened(wait)));
            }
            return answer;
        }
    }

    /** A host is not left alone for ever because of one odd header. */
    private Duration shortened(Duration wait) {
        return wait.compareTo(config.longestDeferral()) <= 0 ? wait : config.longestDeferral();
    }

    private Optional<URI> redirect(URI address, Exchange.Answer answer) throws FetchFailure {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> {
                String location = answer.headers().firstValue("Location").orElse("");
                try {
                    yield Optional.of(address.resolve(location));
                } catch (IllegalArgumentException e) {
                    throw new FetchFailure(Reason.BAD_ADDRESS,
                            address + ": redirects to '" + location + "', which is no address", e);
                }
            }
            default -> Optional.empty();
        };
    }

    private Fetched judged(URI address, Exchange.Answer answer) throws FetchFailure {
        int status = answer.status();
        if (status == 200) {
            return new Fetched.Document(answer.body(),
                    new Validators(answer.headers().firstValue("ETag").orElse(null),
                            answer.headers().firstValue("Last-Modified").orElse(null)),
                    address);
        }
        if (status == 304) {
            return new Fetched.Unchanged();
        }
        Optional<Duration> wait = ServerWish.retryAfter(answer.headers(), clock.instant());
        Reason reason = status == 429 ? Reason.THROTTLED : status >= 500 ? Reason.SERVER : Reason.REFUSED;
        throw new FetchFailure(reason, address + ": status " + status
                + wait.map(time -> ", asks to wait " + time.toSeconds() + " s").orElse(""), status,
                wait.orElse(null), null);
    }

    @Override
    public void close() {
        client.shutdownNow();
        try {
            cache.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
