package dev.paperwire.enrich.stream;

import dev.paperwire.listing.channel.Channels;
import java.time.Duration;

/**
 * What the topology depends on.
 *
 * @param channels the channels it reads and writes
 * @param maxListingBytes larger listings are rejected
 * @param trendHorizonDays how many days back trends are kept
 * @param trendInterval how long papers must have rested before changed trends are written
 * @param stores where state is kept
 */
public record TopologySettings(Channels channels, int maxListingBytes, int trendHorizonDays,
        Duration trendInterval,
        Stores stores) {
    /** Where state is kept; in both cases Kafka has it too, and it comes again from there when it is lost. */
    public enum Stores {
        /** On disk: may be far larger than memory, and survives a restart. */
        DISK,
        /** In memory: for small collections, and nothing is left behind. */
        MEMORY
    }

    /** What a listing may have unless configured otherwise: far more than its limited fields need. */
    static final int MAX_LISTING_BYTES = 1024 * 1024;

    /** With what fits everywhere. */
    public static TopologySettings standard(Channels channels) {
        return new TopologySettings(channels, MAX_LISTING_BYTES, 1096, Duration.ofSeconds(1),
                Stores.DISK);
    }
}
