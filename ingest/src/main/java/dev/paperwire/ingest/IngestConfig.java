package dev.paperwire.ingest;

import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.source.DailySource;
import dev.paperwire.ingest.source.Days;
import dev.paperwire.ingest.source.QuerySource;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsReader;
import dev.paperwire.service.TelemetrySettings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the service needs to know.
 *
 * @param kafka properties of Kafka's clients
 * @param channels where listings and rejects go
 * @param fetch how the web is read
 * @param breaker when a source that fails is left alone
 * @param days the range to fill back, which is done once and then is all; else what is new is read at its times
 * @param sources what it reads, in the order of their names
 * @param telemetry where metrics and health are told
 */
public record IngestConfig(Map<String, String> kafka, Channels channels, FetchConfig fetch,
        BreakerConfig breaker, Days days,
        List<SourceConfig> sources, TelemetrySettings telemetry) {
    private static final String SOURCES = "ingest.source.";

    public IngestConfig {
        kafka = Map.copyOf(kafka);
        sources = List.copyOf(sources);
    }

    /**
     * Reads the settings {@code kafka.*}, {@code channels.*}, {@code ingest.*} and {@code service.*}.
     *
     * @throws InvalidSettings with everything that is wrong with them
     */
    public static IngestConfig from(Settings settings) {
        SettingsReader reader = settings.reader("kafka", "channels", "ingest", "service");
        Map<String, String> kafka = reader.under("kafka.");
        if (!kafka.containsKey("bootstrap.servers")) {
            reader.problem("kafka.bootstrap.servers: is missing");
        }
        Channels channels = new Channels(reader.text("channels.prefix", Channels.standard().prefix()),
                reader.integer("channels.partitions", Channels.standard().partitions(), 1, 10_000));
        FetchConfig fetch = FetchConfig.from(reader);
        BreakerConfig breaker = BreakerConfig.from(reader);
        Days days = new Days(day(reader, "ingest.from"), day(reader, "ingest.to"));
        if (days.from().isEmpty() && days.to().isPresent()) {
            reader.problem("ingest.to: needs ingest.from");
        }
        if (days.from().isPresent() && days.to().isPresent()
                && days.to().get().isBefore(days.from().get())) {
            reader.problem("ingest.to: " + days.to().get() + " is before ingest.from, " + days.from().get());
        }
        List<SourceConfig> sources = sources(settings, reader);
        if (days.isRange() && !sources.isEmpty() && sources.stream().noneMatch(SourceConfig::hasDays)) {
            reader.problem("ingest.from: no source has days to fill back; an address with " + DailySource.DATE
                    + " or " + QuerySource.START + " has, and a repository of the format arxiv-oai");
        }
        if (fetch.contact().isBlank()
                && sources.stream().anyMatch(source -> source.place() instanceof SourceConfig.Place.Web)) {
            reader.problem(
                    "ingest.contact: is missing; sites that are read want to know whom to write to: an e-mail address or a page");
        }
        TelemetrySettings telemetry = TelemetrySettings.read(reader);
        reader.done();
        return new IngestConfig(kafka, channels, fetch, breaker, days, sources, telemetry);
    }

    private static List<SourceConfig> sources(Settings settings, SettingsReader reader) {
        TreeSet<String> names = new TreeSet<>();
        reader.under(SOURCES)
                .keySet()
                .forEach(key -> names.add(key.contains(".") ? key.substring(0, key.indexOf('.')) : key));
        List<SourceConfig> sources = new ArrayList<>();
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
        return sources;
    }

    private static Optional<LocalDate> day(SettingsReader reader, String key) {
        return reader.optional(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException _) {
                reader.problem(key + ": '" + text + "' is not a day such as 2026-01-31");
                return Optional.empty();
            }
        });
    }
}
