package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.document.PaperRendering;
import dev.paperwire.sink.document.RejectRendering;
import dev.paperwire.sink.document.Rendering;
import dev.paperwire.sink.document.TrendRendering;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the sink keeps an index of. */
public enum Kind {
    PAPERS("papers"), TRENDS("topic-trends"), REJECTS("paper-rejects");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /** The kind that {@link #toString} names. */
    public static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name.equals(name)).findFirst();
    }

    /** The channel's name without a prefix. */
    @Override
    public String toString() {
        return name;
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

    /**
     * How its records become operations.
     *
     * @param generation of the trends' channel
     */
    public Rendering rendering(int generation) {
        return switch (this) {
            case PAPERS -> new PaperRendering();
            case TRENDS -> new TrendRendering(generation);
            case REJECTS -> new RejectRendering();
        };
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
