package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What the sink keeps an index of. */
public enum Kind {
    PAPERS("papers"), TRENDS("topic-trends"), REJECTS("paper-rejects");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /** The Kafka topic. */
    public String channel(Channels channels) {
        return switch (this) {
            case PAPERS -> channels.papers().name();
            case TRENDS -> channels.trends().name();
            case REJECTS -> channels.rejects().name();
        };
    }

    /** The alias that is read and written: the channel's name, as Elasticsearch allows it. */
    public String alias(Channels channels) {
        return channel(channels).toLowerCase(Locale.ROOT);
    }

    /** The component template with the mapping, {@code {"template": {"mappings": ...}}}. */
    byte[] mappings() {
        return resource(name + ".mappings.json");
    }

    static byte[] resource(String file) {
        try (InputStream stream = Kind.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
