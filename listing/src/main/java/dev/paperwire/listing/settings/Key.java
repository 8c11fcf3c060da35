package dev.paperwire.listing.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One key that a {@link SettingsReader} is asked for. Each of its methods reads the value as one form; what is not of that
 * form is a problem of the reader, and the default stands in.
 */
public final class Key {
    private static final String SECRET = "secret text, or in the file that the key with .file behind it names";

    private final SettingsReader reader;
    private final String name;
    private final String meaning;

    Key(SettingsReader reader, String name, String meaning) {
        this.reader = reader;
        this.name = name;
        this.meaning = meaning;
    }

    /** A text; a blank one counts as not given. */
    public String text(String otherwise) {
        return value("text", otherwise).orElse(otherwise);
    }

    /** A text that need not be there. */
    public Optional<String> optional() {
        return value("text", "");
    }

    /** Texts separated by commas. */
    public List<String> list(List<String> otherwise) {
        return value("texts, separated by commas", String.join(",", otherwise))
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(otherwise);
    }

    /** A whole number within bounds. */
    public int integer(int otherwise, int minimum, int maximum) {
        return integer(String.valueOf(otherwise), minimum, maximum).orElse(otherwise);
    }

    /** A whole number within bounds that need not be there. */
    public OptionalInt integer(int minimum, int maximum) {
        return integer("", minimum, maximum);
    }

    private OptionalInt integer(String otherwise, int minimum, int maximum) {
        String form = "a whole number from " + minimum + " to " + maximum;
        Optional<String> text = value(form, otherwise);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int found = Integer.parseInt(text.get());
            return within(text.get(), found, minimum, maximum) ? OptionalInt.of(found) : OptionalInt.empty();
        } catch (NumberFormatException _) {
            return refuse(text.get(), form, OptionalInt.empty());
        }
    }

    /** A length of time: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}, or ISO 8601. */
    public Duration duration(Duration otherwise, Duration minimum, Duration maximum) {
        return duration(Units.written(otherwise), minimum, maximum).orElse(otherwise);
    }

    /** A length of time that need not be there. */
    public Optional<Duration> duration(Duration minimum, Duration maximum) {
        return duration("", minimum, maximum);
    }

    private Optional<Duration> duration(String otherwise, Duration minimum, Duration maximum) {
        String form = "a length of time from " + Units.written(minimum) + " to " + Units.written(maximum);
        return value(form, otherwise).flatMap(text -> {
            try {
                Duration found = Units.duration(text);
                return within(text, found, minimum, maximum) ? Optional.of(found) : Optional.empty();
            } catch (DateTimeException _) {
                return refuse(text, "a length of time such as 250ms, 30s, 5m, 2h, 7d", Optional.empty());
            }
        });
    }

    /** A number of bytes: {@code 4096}, {@code 512kb}, {@code 8mb}, {@code 1gb}; the units are powers of 1024. */
    public long bytes(long otherwise, long minimum, long maximum) {
        String form = "a number of bytes from " + Units.written(minimum) + " to " + Units.written(maximum);
        return value(form, Units.written(otherwise)).map(text -> {
            try {
                long found = Units.bytes(text);
                return within(text, found, minimum, maximum) ? found : otherwise;
            } catch (IllegalArgumentException _) {
                return refuse(text, "a number of bytes such as 4096, 512kb, 8mb", otherwise);
            }
        }).orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(boolean otherwise) {
        String form = "true or false";
        return value(form, String.valueOf(otherwise)).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> refuse(text, form, otherwise);
        }).orElse(otherwise);
    }

    /** One of an enum's constants, written in lower case with {@code -} for {@code _}. */
    public <E extends Enum<E>> E choice(Class<E> type, E otherwise) {
        String form = Arrays.stream(type.getEnumConstants())
                .map(Key::written)
                .collect(Collectors.joining(", ", "one of ", ""));
        return value(form, written(otherwise)).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (written(constant).equals(text.toLowerCase(Locale.ROOT))) {
                    return constant;
                }
            }
            return refuse(text, form, otherwise);
        }).orElse(otherwise);
    }

    /** A day that need not be there. */
    public Optional<LocalDate> day() {
        String form = "a day such as 2026-01-31";
        return value(form, "").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException _) {
                return refuse(text, form, Optional.empty());
            }
        });
    }

    /** A secret, from the key itself or from the file that {@code KEY.file} names; a line end after it is dropped. */
    public Optional<Secret> secret() {
        Optional<String> direct = reader.given(name);
        reader.read(new Setting(name, meaning, SECRET, "", direct.map(_ -> Setting.MASK)));
        Optional<String> file = reader.given(name + ".file");
        reader.read(new Setting(name + ".file", "The file that holds " + name + ".", "a file", "", file));
        if (direct.isPresent() && file.isPresent()) {
            reader.problem(name + ": is given twice, by value and by " + name + ".file");
        }
        return direct.or(() -> file.flatMap(path -> reader.content(name + ".file", path))).map(Secret::new);
    }

    private Optional<String> value(String form, String otherwise) {
        Optional<String> given = reader.given(name);
        reader.read(new Setting(name, meaning, form, otherwise, given));
        return given;
    }

    private <T extends Comparable<T>> boolean within(String text, T found, T minimum, T maximum) {
        boolean fits = found.compareTo(minimum) >= 0 && found.compareTo(maximum) <= 0;
        if (!fits) {
            reader.problem(name + ": '" + text + "' is not between " + minimum + " and " + maximum);
        }
        return fits;
    }

    private <T> T refuse(String text, String expected, T otherwise) {
        reader.problem(name + ": '" + text + "' is not " + expected);
        return otherwise;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
