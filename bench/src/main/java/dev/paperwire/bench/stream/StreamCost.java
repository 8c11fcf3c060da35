package dev.paperwire.bench.stream;

import com.sun.management.OperatingSystemMXBean;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.ingest.publish.ListingKey;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * What the stream costs beside a topology that only reads listings and writes them again, and beside one that has its two steps of
 * keeping and sending and no logic, under the same serdes, guarantees and partitions, on the same broker, one after the other, when all have run before in the same process and their code is compiled.
 * Every listing is new and nothing annotates, so that the cost is that of identity, merging, trends and exactness. Arguments:
 * numbers of papers; each is listed twice.
 */
public final class StreamCost {
    private static final int PARTITIONS = 4;
    private static final double WARM_UP = 0.1;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String HEAD = "papers   listings  pass/s   hops/s   stream/s  of pass  of hops  pass us  hops us  stream us  state B/paper";

    private static final int PAPERS_BEFORE = 25_000;

    private final EmbeddedKafka kafka;
    private final Path folder;
    private final String prefix;
    private final Channels channels;
    private final Channel<byte[], Listing> copies;

    private StreamCost(EmbeddedKafka kafka, Path folder, String prefix) {
        this.kafka = kafka;
        this.folder = folder.resolve(prefix);
        this.prefix = prefix;
        this.channels = new Channels(prefix, PARTITIONS);
        this.copies = new Channels(prefix + "copied-", PARTITIONS).listings();
    }

    /** Prints a row for each number of papers: listings a second, then processor time a listing, then state. */
    public static void main(String[] args) throws Exception {
        List<Integer> sizes = args.length == 0
                ? List.of(10_000, 200_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.println(HEAD);
        for (int papers : sizes) {
            Path folder = Files.createTempDirectory("paperwire-cost-");
            try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults())) {
                new StreamCost(kafka, folder, "before-").measure(PAPERS_BEFORE);
                System.out.println(new StreamCost(kafka, folder, "measured-").measure(papers));
            } finally {
                Utils.delete(folder.toFile());
            }
        }
    }

    private String measure(int papers) throws IOException, ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            ChannelSetup.createMissing(admin, channels.all());
            ChannelSetup.createMissing(admin, List.of(copies));
        }
        int listings = publish(papers);
        Rate pass = bare(listings, BareStream.passingThrough(settings("copy"), channels.listings(), copies));
        Rate hops = bare(listings, BareStream.hoppingTwice(settings("hops"), channels.listings(), copies));
        Rate whole = topology(listings);
        return String.format(Locale.ROOT,
                "%-8d %-9d %-8.0f %-8.0f %-9.0f %-8.2f %-8.2f %-8.0f %-8.0f %-10.0f %d", papers,
                listings, pass.perSecond(), hops.perSecond(), whole.perSecond(),
                whole.perSecond() / pass.perSecond(), whole.perSecond() / hops.perSecond(), pass.cpuMicros(),
                hops.cpuMicros(), whole.cpuMicros(), stateBytes("enrich") / papers);
    }

    private int publish(int papers) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 20);
        int sent = 0;
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int paper = 0; paper < papers; paper++) {
                for (Listing listing : SyntheticListings.of(paper)) {
                    byte[] key = ListingKey.of(listing);
                    byte[] value = channels.listings().value().serializer().serialize("", listing);
                    var _ = producer.send(new ProducerRecord<>(channels.listings().name(), key, value));
                    sent++;
                }
            }
        }
        return sent;
    }

    private Rate bare(int listings, BareStream application) throws ExecutionException, InterruptedException {
        try (application; Admin admin = admin()) {
            application.start();
            return rate(listings, () -> listings - application.written(), () -> application.lag(admin) == 0);
        }
    }

    /** Until all that was listed is in papers; trends wait until papers have rested. */
    private Rate topology(int listings) throws ExecutionException, InterruptedException {
        Thread running;
        Rate rate;
        try (StreamService service = new StreamService(settings("enrich"), Annotator.NONE)) {
            running = Thread.ofPlatform().start(() -> run(service));
            rate = rate(listings, () -> listings - service.progress().recordsRead(),
                    () -> service.lag() == 0);
        }
        running.join();
        return rate;
    }

    private static void run(StreamService service) {
        try {
            service.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts from when the first tenth is through: before that, applications start and code is compiled. */
    private static Rate rate(int listings, Check<Long> left, Check<Boolean> done)
            throws ExecutionException, InterruptedException {
        while (left.now() > listings * (1 - WARM_UP)) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        long before = left.now();
        long start = System.nanoTime();
        long cpu = cpuNanos();
        while (left.now() > 0 || !done.now()) {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return new Rate(before / ((System.nanoTime() - start) / 1e9), (cpuNanos() - cpu) / 1e3 / before);
    }

    /** What this process has used of all processors; other than the clock, it does not count what other processes do. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Something that Kafka is asked. */
    private interface Check<T> {
        T now() throws ExecutionException, InterruptedException;
    }

    /**
     * How fast, and at what cost.
     *
     * @param perSecond listings in a second
     * @param cpuMicros processor time of this process for a listing, in microseconds; the broker's is not in it
     */
    private record Rate(double perSecond, double cpuMicros) {}

    private StreamSettings settings(String application) {
        return StreamSettings.from(Settings.of(Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(),
                "channels.prefix", prefix, "channels.partitions", String.valueOf(PARTITIONS),
                "stream.application.id", prefix + application,
                "stream.state.directory", folder.toString(), "stream.trends.horizon.days", "36500")));
    }

    private Admin admin() {
        return Admin.create(Map.copyOf(kafka.clientProperties()));
    }

    private long stateBytes(String application) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(prefix + application))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
