package dev.paperwire.ingest;

import dev.paperwire.ingest.format.Format;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.listing.settings.SettingsReader;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A source, {@code ingest.source.NAME.*}.
 *
 * @param name its name in logs
 * @param format the format of its documents
 * @param file the file that it reads
 * @param year the year of days that print none; see {@link dev.paperwire.ingest.format.DocumentOrigin}
 */
public record SourceConfig(String name, Format format, Path file, OptionalInt year) {
    private static final int NO_YEAR = 0;

    /**
     * Reads the settings of one source.
     *
     * @throws InvalidSettings with everything that is wrong with it
     */
    static SourceConfig from(Settings settings, String name) {
        String key = "ingest.source." + name;
        SettingsReader reader = settings.reader(key);
        Format format = reader.choice(key + ".format", Format.class, Format.JSONL);
        String file = reader.text(key + ".file", "");
        int year = reader.integer(key + ".year", NO_YEAR, 1900, 9999);
        if (file.isEmpty()) {
            reader.problem(key + ".file: is missing");
        }
        if (reader.optional(key + ".format").isEmpty()) {
            reader.problem(key + ".format: is missing, expected one of " + Format.names());
        }
        reader.done();
        return new SourceConfig(name, format, Path.of(file),
                year == NO_YEAR ? OptionalInt.empty() : OptionalInt.of(year));
    }
}
