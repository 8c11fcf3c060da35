package dev.paperwire.ingest.source;

import dev.paperwire.ingest.LocalSite;
import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.fetch.Fetcher;
import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.publish.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A source's surroundings: a site, a publisher that keeps what it gets, checkpoints, and a clock that is set by hand. */
final class SourceFixture implements AutoCloseable, InstantSource {
    final LocalSite site = new LocalSite();
    final Published published = new Published();
    final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    Instant now = Instant.parse("2025-03-18T12:00:00Z");

    private final Fetcher fetcher = new Fetcher(new FetchConfig("x", 1 << 20, Duration.ofSeconds(20), 3, 1,
            Duration.ofMillis(1), Duration.ofMillis(2),
            Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Set.of("127.0.0.1")));

    @Override
    public Instant instant() {
        return now;
    }

    /** One run of a source under the name {@code s}. */
    Reading read(Source source) throws Exception {
        Reading reading = new Reading("s", OptionalInt.empty(), RobotsRules.IGNORE, fetcher,
                published.documents(), new CheckpointsInMemory(checkpoints), this);
        source.read(reading);
        return reading;
    }

    static String json(String title) {
        return "{\"source\":\"own\",\"fetched_at\":\"2025-01-02T03:04:05Z\",\"title\":\"" + title + "\"}\n";
    }

    @Override
    public void close() {
        fetcher.close();
        site.close();
    }
}
