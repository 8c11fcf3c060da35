package dev.paperwire.sink;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsReader;
import dev.paperwire.service.TelemetrySettings;
import dev.paperwire.sink.cluster.ClusterSettings;
import dev.paperwire.sink.delivery.Backoff;
import dev.paperwire.sink.delivery.DeliverySettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a sink can be told.
 *
 * @param kafka settings of the Kafka clients, {@code kafka.*}
 * @param channels names of the Kafka topics, and of the aliases
 * @param group the consumer group
 * @param cluster how Elasticsearch is reached
 * @param delivery how records travel
 * @param manage whether the sink makes and updates templates, indices and aliases, or only looks whether they are there
 * @param keepRejects how long rejects stay searchable where the cluster has ILM
 * @param reindexRefused how many records a new generation may refuse and still be used
 * @param telemetry where metrics and health are told when the sink is a process of its own
 */
public record SinkSettings(Map<String, String> kafka, Channels channels, String group,
        ClusterSettings cluster,
        DeliverySettings delivery, boolean manage, Duration keepRejects, int reindexRefused,
        TelemetrySettings telemetry) {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final long MEGABYTE = 1L << 20;

    public SinkSettings {
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads {@code kafka.*}, {@code channels.*}, {@code sink.*}, {@code elasticsearch.*} and {@code service.*}.
     *
     * @throws dev.paperwire.listing.settings.InvalidSettings with all problems
     */
    public static SinkSettings from(Settings settings) {
        SettingsReader reader = settings.reader("kafka", "channels", "sink", "elasticsearch", "service");
        Map<String, String> kafka = new LinkedHashMap<>(reader.under("kafka."));
        kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
        Channels channels = new Channels(reader.text("channels.prefix", ""),
                reader.integer("channels.partitions", 6, 1, 10_000));
        var read = new SinkSettings(kafka, channels,
                reader.text("sink.group", channels.prefix() + "paperwire-sink"),
                ClusterSettings.read(reader), delivery(reader), reader.flag("sink.manage", true),
                reader.duration("sink.rejects.keep", Duration.ofDays(90), Duration.ofDays(1),
                        Duration.ofDays(36_500)),
                reader.integer("sink.reindex.refused", 0, 0, Integer.MAX_VALUE),
                TelemetrySettings.read(reader));
        reader.done();
        return read;
    }

    private static DeliverySettings delivery(SettingsReader reader) {
        Duration first = reader.duration("sink.retry.first", Duration.ofMillis(100), MILLISECOND,
                Duration.ofMinutes(1));
        Duration most = reader.duration("sink.retry.most", Duration.ofSeconds(5), MILLISECOND,
                Duration.ofMinutes(10));
        if (most.compareTo(first) < 0) {
            reader.problem("sink.retry.most: is shorter than sink.retry.first");
        }
        return new DeliverySettings(reader.integer("sink.bulk.count", 1000, 1, 100_000),
                reader.bytes("sink.bulk.bytes", 5 * MEGABYTE, 1024, 90 * MEGABYTE),
                reader.duration("sink.bulk.linger", Duration.ofMillis(50), Duration.ZERO,
                        Duration.ofMinutes(1)),
                reader.integer("sink.bulk.inflight", 4, 1, 64),
                reader.bytes("sink.buffer.bytes", 48 * MEGABYTE, MEGABYTE, 4096 * MEGABYTE),
                reader.integer("sink.buffer.count", 20_000, 1, 10_000_000),
                reader.duration("sink.commit.interval", Duration.ofSeconds(1), MILLISECOND,
                        Duration.ofMinutes(5)),
                most.compareTo(first) < 0 ? new Backoff(first, first) : new Backoff(first, most),
                reader.integer("sink.retry.failing", 20, 1, 10_000),
                reader.duration("sink.probe.interval", Duration.ofMillis(250), Duration.ZERO,
                        Duration.ofMinutes(1)));
    }
}
