package dev.paperwire.listing.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of some namespaces and collects what is wrong with them. A problem does not stop the reading: the
 * default stands in, and {@link #done()} tells all problems.
 */
public final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,12})\\s*(b|kb|mb|gb)?");
    private static final Map<String, Long> BYTE_UNITS = Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb",
            1L << 30);
    private static final int NEAR = 4;

    private final Map<String, String> values;
    private final List<String> namespaces;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> openPrefixes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values, List<String> namespaces) {
        this.values = values;
        this.namespaces = namespaces;
    }

    /** A text; a blank one counts as not given. */
    public String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    /** A text that need not be there. */
    public Optional<String> optional(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Texts separated by commas. */
    public List<String> list(String key, List<String> otherwise) {
        return optional(key).map(text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList()).orElse(otherwise);
    }

    /** A whole number within bounds. */
    public int integer(String key, int otherwise, int minimum, int maximum) {
        return optional(key).map(text -> {
            try {
                return within(key, text, Integer.parseInt(text), minimum, maximum)
                        ? Integer.parseInt(text)
                        : otherwise;
            } catch (NumberFormatException _) {
                return refuse(key, text, "a whole number from " + minimum + " to " + maximum, otherwise);
            }
        }).orElse(otherwise);
    }

    /** A length of time: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}, or ISO 8601. */
    public Duration duration(String key, Duration otherwise, Duration minimum, Duration maximum) {
        return optional(key).map(text -> {
            try {
                Duration found = parseDuration(text);
                return within(key, text, found, minimum, maximum) ? found : otherwise;
            } catch (DateTimeException _) {
                return refuse(key, text, "a length of time such as 250ms, 30s, 5m, 2h, 7d", otherwise);
            }
        }).orElse(otherwise);
    }

    /** A number of bytes: {@code 4096}, {@code 512kb}, {@code 8mb}, {@code 1gb}; the units are powers of 1024. */
    public long bytes(String key, long otherwise, long minimum, long maximum) {
        return optional(key).map(text -> {
            Matcher matcher = BYTES.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                return refuse(key, text, "a number of bytes such as 4096, 512kb, 8mb", otherwise);
            }
            String unit = matcher.group(2) == null ? "b" : matcher.group(2);
            long found = Long.parseLong(matcher.group(1)) * BYTE_UNITS.getOrDefault(unit, 1L);
            return within(key, text, found, minimum, maximum) ? found : otherwise;
        }).orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean otherwise) {
        return optional(key).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> refuse(key, text, "true or false", otherwise);
        }).orElse(otherwise);
    }

    /** One of an enum's constants, written in lower case with {@code -} for {@code _}. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return optional(key).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (written(constant).equals(text.toLowerCase(Locale.ROOT))) {
                    return constant;
                }
            }
            return refuse(key, text, Arrays.stream(type.getEnumConstants())
                    .map(SettingsReader::written)
                    .collect(Collectors.joining(", ", "one of ", "")), otherwise);
        }).orElse(otherwise);
    }

    /** A secret, from the key itself or from the file that {@code key.file} names; a line end after it is dropped. */
    public Optional<Secret> secret(String key) {
        Optional<String> direct = optional(key);
        Optional<String> file = optional(key + ".file");
        if (direct.isPresent() && file.isPresent()) {
            problems.add(key + ": is given twice, by value and by " + key + ".file");
        }
        return direct.or(() -> file.map(name -> readSecret(key + ".file", name))).map(Secret::new);
    }

    /** All values under a prefix that ends in a dot, the prefix taken off: settings of a library that pass through. */
    public Map<String, String> under(String prefix) {
        openPrefixes.add(prefix);
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /** Adds a problem of the caller's own, such as one between two keys. */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettings with all problems, unknown keys of the namespaces among them
     */
    public void done() {
        List<String> all = new ArrayList<>(problems);
        values.keySet()
                .stream()
                .filter(this::mine)
                .filter(key -> !known.contains(key))
                .filter(key -> openPrefixes.stream().noneMatch(key::startsWith))
                .map(this::unknown)
                .forEach(all::add);
        if (!all.isEmpty()) {
            throw new InvalidSettings(all);
        }
    }

    private boolean mine(String key) {
        return namespaces.stream().anyMatch(space -> key.equals(space) || key.startsWith(space + "."));
    }

    private String unknown(String key) {
        String nearest = null;
        int distance = NEAR;
        for (String candidate : known) {
            int found = EditDistance.between(key, candidate);
            if (found < distance) {
                nearest = candidate;
                distance = found;
            }
        }
        return key + ": is not known" + (nearest == null ? "" : "; did you mean " + nearest + "?");
    }

    private <T extends Comparable<T>> boolean within(String key, String text, T found, T minimum, T maximum) {
        boolean fits = found.compareTo(minimum) >= 0 && found.compareTo(maximum) <= 0;
        if (!fits) {
            problems.add(key + ": '" + text + "' is not between " + minimum + " and " + maximum);
        }
        return fits;
    }

    private <T> T refuse(String key, String text, String expected, T otherwise) {
        problems.add(key + ": '" + text + "' is not " + expected);
        return otherwise;
    }

    private @Nullable String readSecret(String key, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException e) {
            problems.add(key + ": '" + file + "' cannot be read: " + e.getClass().getSimpleName());
            return null;
        }
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
