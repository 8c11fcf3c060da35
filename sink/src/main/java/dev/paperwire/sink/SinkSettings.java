package dev.paperwire.sink;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsForm;
import dev.paperwire.listing.settings.SettingsReader;
import dev.paperwire.service.TelemetrySettings;
import dev.paperwire.sink.cluster.ClusterSettings;
import dev.paperwire.sink.delivery.Backoff;
import dev.paperwire.sink.delivery.DeliverySettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** All keys of the sink. */
    public static final SettingsForm<SinkSettings> FORM = new SettingsForm<>(
            List.of("kafka", "channels", "sink", "elasticsearch", "service"), SinkSettings::read);

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
        return FORM.read(settings);
    }

    private static SinkSettings read(SettingsReader reader) {
        Map<String, String> kafka = new LinkedHashMap<>(
                reader.under("kafka.", "Any property of Kafka's clients."));
        kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
        Channels channels = Channels.read(reader);
        return new SinkSettings(kafka, channels,
                reader.key("sink.group", "The consumer group.").text(channels.prefix() + "paperwire-sink"),
                ClusterSettings.read(reader), delivery(reader),
                reader.key("sink.manage",
                        "Whether templates, indices and aliases are made and brought up to date, or only looked for.")
                        .flag(true),
                reader.key("sink.rejects.keep", "How long rejects stay searchable where the cluster has ILM.")
                        .duration(Duration.ofDays(90), Duration.ofDays(1),
                                Duration.ofDays(36_500)),
                reader.key("sink.reindex.refused",
                        "How many records a new generation of an index may refuse and still be used.")
                        .integer(0, 0, Integer.MAX_VALUE),
                TelemetrySettings.read(reader));
    }

    private static DeliverySettings delivery(SettingsReader reader) {
        Duration first = reader
                .key("sink.retry.first", "The wait before the second try; it doubles from try to try.")
                .duration(Duration.ofMillis(100), MILLISECOND,
                        Duration.ofMinutes(1));
        Duration most = reader.key("sink.retry.most", "The longest such wait.")
                .duration(Duration.ofSeconds(5), MILLISECOND,
                        Duration.ofMinutes(10));
        if (most.compareTo(first) < 0) {
            reader.problem("sink.retry.most: is shorter than sink.retry.first");
        }
        return new DeliverySettings(
                reader.key("sink.bulk.count", "Documents of one bulk request, at most.")
                        .integer(1000, 1, 100_000),
                reader.key("sink.bulk.bytes", "Size of one bulk request, at most.")
                        .bytes(5 * MEGABYTE, 1024, 90 * MEGABYTE),
                reader.key("sink.bulk.linger", "How long a bulk request that is not full waits for more.")
                        .duration(Duration.ofMillis(50), Duration.ZERO,
                                Duration.ofMinutes(1)),
                reader.key("sink.bulk.inflight",
                        "Bulk requests under way at once, at most; fewer when the cluster slows down.")
                        .integer(4, 1, 64),
                reader.key("sink.buffer.bytes", "Records read and not yet settled, at most.")
                        .bytes(48 * MEGABYTE, MEGABYTE, 4096 * MEGABYTE),
                reader.key("sink.buffer.count", "Their number, at most.").integer(20_000, 1, 10_000_000),
                reader.key("sink.commit.interval", "How often offsets of settled records are committed.")
                        .duration(Duration.ofSeconds(1), MILLISECOND,
                                Duration.ofMinutes(5)),
                most.compareTo(first) < 0 ? new Backoff(first, first) : new Backoff(first, most),
                reader.key("sink.retry.failing",
                        "Tries after which a request that always fails counts as an outage.")
                        .integer(20, 1, 10_000),
                reader.key("sink.probe.interval",
                        "How often a search tells how long documents take to be found; 0ms for never.")
                        .duration(Duration.ofMillis(250), Duration.ZERO,
                                Duration.ofMinutes(1)));
    }
}
