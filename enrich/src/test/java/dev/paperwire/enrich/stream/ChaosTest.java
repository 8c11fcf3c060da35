package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Copies of the application are killed at random, and then the broker. {@code -Dpaperwire.chaos=full} takes 20,000 listings of
 * 8,000 papers and three copies.
 */
class ChaosTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosTest.class);
    private static final Channels CHANNELS = new Channels("", 3);
    private static final boolean FULL = "full".equals(System.getProperty("paperwire.chaos"));
    private static final int LISTINGS = FULL ? 20_000 : 3_000;
    private static final int PAPERS = FULL ? 8_000 : 1_200;
    private static final int COPIES = FULL ? 3 : 2;
    private static final int KILLS = FULL ? 12 : 3;
    private static final Duration BETWEEN = Duration.ofSeconds(FULL ? 5 : 3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    @Test
    void killedCopiesAndAKilledBrokerLeaveNoTrace() throws Exception {
        List<Listing> listings = Corpus.listings(LISTINGS, PAPERS, 2026);
        Random random = new Random(7);
        try (Broker broker = Broker.start(CHANNELS); Watch watch = new Watch(broker)) {
            List<Copy> copies = new ArrayList<>();
            for (int i = 0; i < COPIES; i++) {
                copies.add(Copy.start(settings(broker, i), log(i)));
            }
            try {
                int portion = LISTINGS / (KILLS + 1);
                for (int round = 0; round <= KILLS; round++) {
                    // Listings keep coming, and papers come out, so that every kill hits work under way.
                    int end = round == KILLS ? LISTINGS : (round + 1) * portion;
                    List<Listing> next = listings.subList(round * portion, end);
                    int seen = watch.seen().size();
                    CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(broker, next),
                            task -> Thread.ofPlatform().start(task));
                    await().atMost(Duration.ofMinutes(5)).until(() -> watch.seen().size() > seen + 20);
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(BETWEEN.toMillis()));
                    if (round == KILLS) {
                        broker.kafka().kill();
                        broker.kafka().restart();
                    } else {
                        Copy victim = copies.get(random.nextInt(COPIES));
                        victim.kill();
                        victim.restart();
                    }
                    feed.join();
                }
                awaitAllProcessed(broker, copies);
            } finally {
                copies.forEach(Copy::close);
            }
            verify(broker, listings, watch);
        }
    }

    /** Evenly over the time until the next kill. */
    private static void feed(Broker broker, List<Listing> listings) {
        int size = (int) (listings.size() * PAUSE.toMillis() / BETWEEN.toMillis()) + 1;
        try (var producer = broker.producer()) {
            for (int from = 0; from < listings.size(); from += size) {
                listings.subList(from, Math.min(listings.size(), from + size))
                        .forEach(one -> broker.send(producer, one));
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Outside of the temporary folder, to be read when something went wrong. */
    private static Path log(int copy) throws IOException {
        Path logs = Path.of("target", "chaos");
        Files.createDirectories(logs);
        return logs.resolve("copy-" + copy + ".log");
    }

    private static void awaitAllProcessed(Broker broker, List<Copy> copies) {
        try (Admin admin = broker.admin()) {
            StreamLag lag = new StreamLag(admin, "paperwire-enrich", CHANNELS.listings().name());
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> {
                        // What gives up while the broker is away is started again, as a supervisor does.
                        copies.stream().filter(copy -> !copy.isAlive()).forEach(copy -> {
                            LOG.info("a copy ended by itself and is started again");
                            copy.restart();
                        });
                        return lag.records() == 0;
                    });
            // Trends are written at regular times after that.
            Map<String, Long> counted = new TreeMap<>();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(3))
                    .ignoreExceptions()
                    .until(() -> {
                        Map<String, Long> before = new TreeMap<>(counted);
                        counted.clear();
                        broker.table(CHANNELS.trends())
                                .forEach((key, trend) -> counted.put(key, trend.papers()));
                        return !counted.isEmpty() && before.equals(counted) && lag.records() == 0;
                    });
        }
    }

    private static void verify(Broker broker, List<Listing> listings, Watch watch) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> committed = broker.records(CHANNELS.papers(), "read_committed");
        Map<String, Paper> papers = new TreeMap<>();
        Map<String, Long> revisions = new HashMap<>();
        int repeated = 0;
        for (var one : committed) {
            String id = new String(one.key(), UTF_8);
            long revision = Long.parseLong(new String(one.headers().lastHeader("revision").value(), UTF_8));
            assertThat(revision).as(id).isGreaterThan(revisions.getOrDefault(id, 0L));
            revisions.put(id, revision);
            Paper paper = one.value() == null
                    ? null
                    : CHANNELS.papers()
                            .value()
                            .deserializer()
                            .deserialize("", one.value())
                            .revised(1, Instant.EPOCH);
            Paper before = paper == null ? papers.remove(id) : papers.put(id, paper);
            repeated += before != null && before.equals(paper) ? 1 : 0;
        }
        int all = broker.records(CHANNELS.papers(), "read_uncommitted").size();
        LOG.info("{} listings, {} papers, {} revisions, {} aborted records, {} seen while it ran", LISTINGS,
                papers.size(), committed.size(), all - committed.size(), watch.seen().size());

        assertThat(papers).isEqualTo(Reference.papers(listings, new WordAnnotator("1")));
        assertThat(repeated).as("revisions that say the same as the one before").isZero();
        assertThat(watch.stop()).as("what a reader of committed records saw meanwhile")
                .isEqualTo(committed.stream().map(Watch::place).collect(java.util.stream.Collectors.toSet()));
        Map<String, Long> counts = new TreeMap<>();
        for (TopicTrend trend : broker.table(CHANNELS.trends()).values()) {
            counts.put(trend.key(), trend.papers());
        }
        assertThat(counts).isEqualTo(Reference.trendCounts(papers.values()));
        assertThat(broker.records(CHANNELS.rejects(), "read_committed")).isEmpty();
    }

    private Map<String, String> settings(Broker broker, int copy) {
        return Map.of("kafka.bootstrap.servers", broker.kafka().bootstrapServers(),
                "kafka.session.timeout.ms", "10000",
                "kafka.heartbeat.interval.ms", "1000", "kafka.transaction.timeout.ms", "10000",
                "channels.partitions", "3",
                "stream.threads", "1", "stream.state.directory", folder.resolve("state-" + copy).toString(),
                "stream.trends.horizon.days", "36500", "stream.thread.replacements", "100");
    }

    /** A reader of committed papers that reads all the while. */
    private static final class Watch implements AutoCloseable {
        private final AtomicBoolean ending = new AtomicBoolean();
        private final java.util.Set<String> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Void> reading;

        Watch(Broker broker) {
            reading = CompletableFuture.runAsync(() -> read(broker), task -> Thread.ofPlatform().start(task));
        }

        private void read(Broker broker) {
            try (var consumer = broker.consumer("read_committed")) {
                var places = Broker.partitions(consumer, CHANNELS.papers());
                consumer.assign(places);
                consumer.seekToBeginning(places);
                int silent = 0;
                while (!ending.get() || silent < 3) {
                    var records = consumer.poll(Duration.ofMillis(500));
                    silent = records.isEmpty() ? silent + 1 : 0;
                    records.forEach(one -> seen.add(place(one)));
                }
            }
        }

        static String place(ConsumerRecord<byte[], byte[]> one) {
            return one.partition() + "@" + one.offset() + " "
                    + new String(one.headers().lastHeader("revision").value(), UTF_8);
        }

        java.util.Set<String> seen() {
            return seen;
        }

        java.util.Set<String> stop() {
            ending.set(true);
            reading.join();
            return seen;
        }

        @Override
        public void close() {
            ending.set(true);
        }
    }
}
