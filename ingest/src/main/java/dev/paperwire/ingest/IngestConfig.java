package dev.paperwire.ingest;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the service needs to know.
 *
 * @param kafka properties of Kafka's clients
 * @param channels where listings and rejects go
 * @param sources what it reads, in the order of their names
 */
public record IngestConfig(Map<String, String> kafka, Channels channels, List<SourceConfig> sources) {
    private static final String SOURCES = "ingest.source.";

    public IngestConfig {
        kafka = Map.copyOf(kafka);
        sources = List.copyOf(sources);
    }

    /**
     * Reads the settings {@code kafka.*}, {@code channels.*} and {@code ingest.*}.
     *
     * @throws InvalidSettings with everything that is wrong with them
     */
    public static IngestConfig from(Settings settings) {
        SettingsReader reader = settings.reader("kafka", "channels", "ingest");
        Map<String, String> kafka = reader.under("kafka.");
        if (!kafka.containsKey("bootstrap.servers")) {
            reader.problem("kafka.bootstrap.servers: is missing");
        }
        Channels channels = new Channels(reader.text("channels.prefix", Channels.standard().prefix()),
                reader.integer("channels.partitions", Channels.standard().partitions(), 1, 10_000));
        List<SourceConfig> sources = new ArrayList<>();
        TreeSet<String> names = names(reader.under(SOURCES));
        for (String name : names) {
            try {
                sources.add(SourceConfig.from(settings, name));
            } catch (InvalidSettings e) {
                e.problems().forEach(reader::problem);
            }
        }
        if (names.isEmpty()) {
            reader.problem(SOURCES + "NAME.format: no source is configured");
        }
        reader.done();
        return new IngestConfig(kafka, channels, sources);
    }

    private static TreeSet<String> names(Map<String, String> settings) {
        TreeSet<String> names = new TreeSet<>();
        settings.keySet()
                .forEach(key -> names.add(key.contains(".") ? key.substring(0, key.indexOf('.')) : key));
        return names;
    }
}
