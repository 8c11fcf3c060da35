package dev.paperwire.ingest;

import dev.paperwire.ingest.fetch.FetchConfig;
import dev.paperwire.ingest.source.DailySource;
import dev.paperwire.ingest.source.Days;
import dev.paperwire.ingest.source.QuerySource;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsForm;
import dev.paperwire.listing.settings.SettingsReader;
import dev.paperwire.service.TelemetrySettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    /** All keys of ingest. */
    public static final SettingsForm<IngestConfig> FORM = new SettingsForm<>(
            List.of("kafka", "channels", "ingest", "service"), IngestConfig::read);

    private static final String SOURCES = "ingest.source.";

    public IngestConfig {
        kafka = Map.copyOf(kafka);
        sources = List.copyOf(sources);
    }

    /**
     * Reads the settings {@code kafka.*}, {@code channels.*}, {@code ingest.*} and {@code service.*}.
     *
     * @throws dev.paperwire.listing.settings.InvalidSettings with everything that is wrong with them
     */
    public static IngestConfig from(Settings settings) {
        return FORM.read(settings);
    }

    private static IngestConfig read(SettingsReader reader) {
        Map<String, String> kafka = reader.under("kafka.", "Any property of Kafka's clients.");
        if (!kafka.containsKey("bootstrap.servers")) {
            reader.problem("kafka.bootstrap.servers: is missing");
        }
        Channels channels = Channels.read(reader);
        FetchConfig fetch = FetchConfig.from(reader);
        BreakerConfig breaker = BreakerConfig.from(reader);
        Days days = new Days(
                reader.key("ingest.from", "The first day to fill back; the service ends after the last.")
                        .day(),
                reader.key("ingest.to", "The last day to fill back; else the newest there is.").day());
        if (days.from().isEmpty() && days.to().isPresent()) {
            reader.problem("ingest.to: needs ingest.from");
        }
        if (days.from().isPresent() && days.to().isPresent()
                && days.to().get().isBefore(days.from().get())) {
            reader.problem("ingest.to: " + days.to().get() + " is before ingest.from, " + days.from().get());
        }
        List<SourceConfig> sources = sources(reader);
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
        return new IngestConfig(kafka, channels, fetch, breaker, days, sources, telemetry);
    }

    private static List<SourceConfig> sources(SettingsReader reader) {
        Set<String> names = reader.names(SOURCES);
        if (names.isEmpty()) {
            reader.problem(SOURCES + "NAME.format: no source is configured");
        }
        return names.stream().map(name -> SourceConfig.read(reader, name)).toList();
    }
}
