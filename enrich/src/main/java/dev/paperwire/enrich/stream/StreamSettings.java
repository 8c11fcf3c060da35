package dev.paperwire.enrich.stream;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsForm;
import dev.paperwire.listing.settings.SettingsReader;
import dev.paperwire.service.TelemetrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the service.
 *
 * @param kafka settings of every Kafka client, as they are
 * @param topology what the topology depends on
 * @param applicationId names the application on the cluster: its consumer group, its internal topics, its transactions
 * @param stateDirectory where local state is kept; it can be lost, it comes again from Kafka
 * @param threads stream threads of this copy
 * @param standbys how many other copies keep the state of each task warm
 * @param groupProtocol who assigns tasks
 * @param commitInterval how often a transaction ends, thus how long results stay unseen
 * @param cacheBytes memory for changed state between commits
 * @param threadReplacements how many failed threads are replaced within {@link #FAILURE_WINDOW} before the service fails
 * @param rebalancePatience how long a rebalance may last before the service is no longer called healthy
 * @param closeTimeout how long closing may take
 * @param telemetry where metrics and health are told
 */
public record StreamSettings(Map<String, String> kafka, TopologySettings topology, String applicationId,
        Path stateDirectory,
        int threads, int standbys, GroupProtocol groupProtocol, Duration commitInterval, long cacheBytes,
        int threadReplacements, Duration rebalancePatience, Duration closeTimeout,
        TelemetrySettings telemetry) {
    /** All keys of the stream. */
    public static final SettingsForm<StreamSettings> FORM = new SettingsForm<>(
            List.of("kafka", "channels", "stream", "service"), StreamSettings::read);

    /** Kafka's usual 16 KiB hold five records of ours. */
    private static final int BATCH_BYTES = 128 * 1024;

    /** The time in which failed threads are counted. */
    static final Duration FAILURE_WINDOW = Duration.ofMinutes(10);

    /** Who assigns tasks to the copies of the application. */
    public enum GroupProtocol {
        /** One of the copies. */
        CLASSIC,
        /** The broker (KIP-1071). */
        STREAMS
    }

    public StreamSettings {
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads {@code kafka.}, {@code channels.}, {@code stream.} and {@code service.} keys.
     *
     * @throws dev.paperwire.listing.settings.InvalidSettings with everything that is wrong with them
     */
    public static StreamSettings from(Settings settings) {
        return FORM.read(settings);
    }

    private static StreamSettings read(SettingsReader reader) {
        Map<String, String> kafka = new HashMap<>(reader.under("kafka.", "Any property of Kafka's clients."));
        kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
        Channels channels = Channels.read(reader);
        TopologySettings usual = TopologySettings.standard(channels);
        TopologySettings topology = new TopologySettings(channels,
                (int) reader
                        .key("stream.listing.bytes",
                                "The largest listing that is read; a larger one is a reject.")
                        .bytes(usual.maxListingBytes(), 1_024,
                                Channels.MAX_RECORD_BYTES),
                reader.key("stream.trends.horizon.days", "How many days back trends are counted.")
                        .integer(usual.trendHorizonDays(), 1, 100_000),
                reader.key("stream.trends.interval",
                        "How long papers must have rested before changed trends are written; ten times as long at most.")
                        .duration(usual.trendInterval(), Duration.ofMillis(10),
                                Duration.ofHours(1)),
                reader.key("stream.stores", "Where local state is kept.")
                        .choice(TopologySettings.Stores.class, usual.stores()));
        return new StreamSettings(kafka, topology,
                reader.key("stream.application.id",
                        "Names the application: its consumer group, its internal Kafka topics, its transactions.")
                        .text(channels.prefix() + "paperwire-enrich"),
                Path.of(reader
                        .key("stream.state.directory",
                                "The directory of local state; it comes again from Kafka when it is lost.")
                        .text(
                                System.getProperty("java.io.tmpdir") + "/paperwire-enrich")),
                reader.key("stream.threads", "Threads of this copy.")
                        .integer(Runtime.getRuntime().availableProcessors(), 1, 256),
                reader.key("stream.standbys", "How many other copies keep the state of each task warm.")
                        .integer(0, 0, 10),
                reader.key("stream.group.protocol",
                        "Who assigns tasks: one of the copies, or the broker (KIP-1071).")
                        .choice(GroupProtocol.class, GroupProtocol.CLASSIC),
                reader.key("stream.commit.interval",
                        "How often a transaction ends, thus how long results stay unseen.")
                        .duration(Duration.ofMillis(250), Duration.ofMillis(10),
                                Duration.ofMinutes(1)),
                reader.key("stream.cache.bytes", "Memory for changed state between commits.")
                        .bytes(64L << 20, 0, 64L << 30),
                reader.key("stream.thread.replacements",
                        "How many failed threads are replaced within ten minutes before the service fails.")
                        .integer(3, 0, 1_000),
                reader.key("stream.rebalance.patience",
                        "How long a rebalance may last before the service is no longer ready.")
                        .duration(Duration.ofMinutes(2), Duration.ofSeconds(1),
                                Duration.ofHours(1)),
                reader.key("stream.close.timeout", "How long closing may take.")
                        .duration(Duration.ofSeconds(30), Duration.ZERO,
                                Duration.ofMinutes(10)),
                TelemetrySettings.read(reader));
    }

    /** As Kafka Streams reads them. */
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                String.valueOf(BATCH_BYTES));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                String.valueOf(EnrichTopology.MAX_INTERNAL_BYTES));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                String.valueOf(2L * EnrichTopology.MAX_INTERNAL_BYTES));
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                String.valueOf(EnrichTopology.MAX_INTERNAL_BYTES));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, groupProtocol.name().toLowerCase(Locale.ROOT));
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        kafka.forEach(properties::put);
        // What follows is not for the user to change: the results would be wrong.
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.putAll(RejectingHandler.properties(topology.channels()));
        return properties;
    }

    /** As an admin client reads them. */
    Map<String, Object> adminProperties() {
        return Map.copyOf(kafka);
    }
}
