package dev.paperwire.ingest;

import dev.paperwire.ingest.fetch.RobotsRules;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.source.DailySource;
import dev.paperwire.ingest.source.Days;
import dev.paperwire.ingest.source.DirectorySource;
import dev.paperwire.ingest.source.FileSource;
import dev.paperwire.ingest.source.OaiSource;
import dev.paperwire.ingest.source.PageSource;
import dev.paperwire.ingest.source.QuerySource;
import dev.paperwire.ingest.source.Source;
import dev.paperwire.listing.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A source, {@code ingest.source.NAME.*}.
 *
 * @param name its name in logs and checkpoints
 * @param format the format of its documents
 * @param place where it is read: exactly one of {@code url}, {@code file} and {@code directory}
 * @param schedule when it is read; absent for once
 * @param set the OAI set that is harvested
 * @param robots whether the site's robots.txt counts
 * @param year the year of days that print none; see {@link dev.paperwire.ingest.format.DocumentOrigin}
 * @param rest how long a file in a directory must have been left alone to count as finished
 */
public record SourceConfig(String name, Format format, Place place, Optional<Schedule> schedule,
        Optional<String> set,
        RobotsRules robots, OptionalInt year, Duration rest) {
    /** Where a source is read. */
    public sealed interface Place {
        /** An address; it may hold {@code {date}} or {@code {start}}. */
        record Web(String address) implements Place {}

        /** A file. */
        record OneFile(Path file) implements Place {}

        /** A directory and all below it. */
        record Directory(Path directory) implements Place {}
    }

    /**
     * Reads the settings of one source.
     *
     * @param reader takes what is wrong with it
     */
    static SourceConfig read(SettingsReader reader, String name) {
        String key = "ingest.source." + name;
        Format format = reader.key(key + ".format", "The format of its documents.")
                .choice(Format.class, Format.JSONL);
        if (!reader.isGiven(key + ".format")) {
            reader.problem(key + ".format: is missing, expected one of " + Format.names());
        }
        Optional<String> url = reader.key(key + ".url",
                "Its address, which may hold {date} for a day or {start} for a place in a long answer.")
                .optional();
        Optional<String> file = reader.key(key + ".file", "Its file, where it is one.").optional();
        Optional<String> directory = reader
                .key(key + ".directory",
                        "Its directory, where it is one: new and grown files in it and below are read.")
                .optional();
        if (List.of(url, file, directory).stream().filter(Optional::isPresent).count() != 1) {
            reader.problem(key + ": needs exactly one of " + key + ".url, " + key + ".file and " + key
                    + ".directory");
        }
        url.flatMap(SourceConfig::problem).ifPresent(problem -> reader.problem(key + ".url: " + problem));
        Place place = url.<Place>map(Place.Web::new)
                .or(() -> directory.map(Path::of).map(Place.Directory::new))
                .orElseGet(() -> new Place.OneFile(Path.of(file.orElse(""))));
        Optional<Schedule> schedule = Schedule.from(reader, key);
        Optional<String> set = reader.key(key + ".set", "The OAI set that is harvested.").optional();
        if (set.isPresent() && format != Format.ARXIV_OAI) {
            reader.problem(key + ".set: only sources of the format arxiv-oai have sets");
        }
        RobotsRules robots = reader.key(key + ".robots", "Whether the site's robots.txt counts.")
                .choice(RobotsRules.class, RobotsRules.RESPECT);
        OptionalInt year = reader
                .key(key + ".year",
                        "The year of days that are printed without one.")
                .integer(1900, 9999);
        Duration rest = reader
                .key(key + ".rest",
                        "How long a file in a directory must have been left alone to count as finished.")
                .duration(Duration.ofSeconds(30), Duration.ZERO,
                        Duration.ofDays(1));
        return new SourceConfig(name, format, place, schedule, set, robots,
                year, rest);
    }

    private static Optional<String> problem(String url) {
        try {
            URI address = URI
                    .create(url.replace(DailySource.DATE, "2026-01-31").replace(QuerySource.START, "0"));
            return address.getHost() == null || address.getScheme() == null
                    || !address.getScheme().startsWith("http")
                            ? Optional.of("'" + url + "' is no http or https address")
                            : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("'" + url + "' is no address: " + e.getMessage());
        }
    }

    /** Whether its listings are told apart by days, so that a range of them can be filled back. */
    boolean hasDays() {
        return place instanceof Place.Web(String address)
                && (address.contains(DailySource.DATE) || address.contains(QuerySource.START)
                        || isHarvest(address));
    }

    private boolean isHarvest(String address) {
        return format == Format.ARXIV_OAI && !address.contains("verb=");
    }

    /** The source itself. */
    Source source(Days days) {
        return switch (place) {
            case Place.OneFile(Path file) -> new FileSource(file, format.parser());
            case Place.Directory(Path directory) -> new DirectorySource(directory, format, rest);
            case Place.Web(String address) when address.contains(DailySource.DATE) ->
                new DailySource(address, format.parser(), days);
            case Place.Web(String address) when address.contains(QuerySource.START) ->
                new QuerySource(address, format.parser(), days);
            case Place.Web(String address) when isHarvest(address) ->
                new OaiSource(URI.create(address), set.orElse(null), days);
            case Place.Web(String address) -> new PageSource(URI.create(address), format.parser());
        };
    }
}
