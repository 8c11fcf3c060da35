package dev.paperwire.listing.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values as they were given. Later ones win: file, then environment, then command line.
 *
 * @param values the values by key
 */
public record Settings(Map<String, String> values) {
    private static final String ENVIRONMENT = "PAPERWIRE_";

    public Settings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Settings of code, such as a test's. */
    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    /**
     * Merges the places that settings come from.
     *
     * @param file a {@code .properties} file in UTF-8, where one is given
     * @param environment of its variables those that begin with {@code PAPERWIRE_}: {@code PAPERWIRE_KAFKA_ACKS} is {@code kafka.acks}
     * @param assignments {@code key=value} words of the command line
     * @throws InvalidSettings if the file cannot be read or a word is no assignment
     */
    public static Settings load(@Nullable Path file, Map<String, String> environment,
            List<String> assignments) {
        Map<String, String> merged = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        if (file != null) {
            readFile(file, merged, problems);
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT)) {
                merged.put(name.substring(ENVIRONMENT.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                        value);
            }
        });
        for (String word : assignments) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                problems.add("'" + word + "' is not of the form key=value");
            } else {
                merged.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings(merged);
    }

    /** These settings with others over them. */
    public Settings with(Map<String, String> others) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(others);
        return new Settings(merged);
    }

    /**
     * Begins to read.
     *
     * @param namespaces first words of the keys that the reader answers for; keys of others are not looked at, so that one
     *     file can serve all services
     */
    public SettingsReader reader(String... namespaces) {
        return new SettingsReader(values, List.of(namespaces));
    }

    private static void readFile(Path file, Map<String, String> merged, List<String> problems) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            properties.stringPropertyNames()
                    .forEach(key -> merged.put(key, properties.getProperty(key).strip()));
        } catch (NoSuchFileException _) {
            problems.add(file + ": there is no such file");
        } catch (CharacterCodingException _) {
            problems.add(file + ": is not UTF-8 text");
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        }
    }
}
