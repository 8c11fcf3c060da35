package dev.paperwire.listing.channel;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The four channels under one naming and sizing.
 *
 * @param prefix stands before every name, so that several pipelines can share a cluster; may be empty
 * @param partitions partitions of each channel when it is created
 */
public record Channels(String prefix, int partitions) {
    /** The largest record that listings may have, in bytes: what a producer may send and the stream must then carry. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;
    /** Room for a reject's headers beside the largest record. */
    public static final int MAX_REJECT_BYTES = MAX_RECORD_BYTES + 64 * 1024;

    private static final Map<String, String> COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT);

    /** The names of the contract, with as many partitions as a small installation can scale to. */
    public static Channels standard() {
        return new Channels("", 6);
    }

    /** Reads {@code channels.*}. */
    public static Channels read(SettingsReader reader) {
        return new Channels(
                reader.key("channels.prefix",
                        "Stands before the names of all Kafka topics, and of the aliases.")
                        .text(standard().prefix()),
                reader.key("channels.partitions",
                        "Partitions of a Kafka topic that is missing and therefore made.")
                        .integer(standard().partitions(), 1, 10_000));
    }

    /** Raw listings under any key; kept for ever, since everything else can be made again from them. */
    public Channel<byte[], Listing> listings() {
        return new Channel<>(prefix + "paper-listings", Serdes.ByteArray(),
                JsonCodec.of(Listing.class).serde(),
                partitions, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_RECORD_BYTES)));
    }

    /** Papers under their id; a null value says that the paper is gone. */
    public Channel<String, Paper> papers() {
        return new Channel<>(prefix + "papers", Serdes.String(), JsonCodec.of(Paper.class).serde(),
                partitions,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_RECORD_BYTES)));
    }

    /** Trends under {@link TopicTrend#key()}. */
    public Channel<String, TopicTrend> trends() {
        return new Channel<>(prefix + "topic-trends", Serdes.String(), JsonCodec.of(TopicTrend.class).serde(),
                partitions,
                COMPACTED);
    }

    /** Rejects with their original key and value and {@link RejectHeaders}; kept for ever. */
    public Channel<byte[], byte[]> rejects() {
        return new Channel<>(prefix + "paper-rejects", Serdes.ByteArray(), Serdes.ByteArray(), partitions,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_REJECT_BYTES)));
    }

    /** All of them, in the order of the data flow. */
    public List<Channel<?, ?>> all() {
        return List.of(listings(), papers(), trends(), rejects());
    }
}
