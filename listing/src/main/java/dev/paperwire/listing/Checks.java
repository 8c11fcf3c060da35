package dev.paperwire.listing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the violations of one record under construction, and brings its parts into their one normal form. */
final class Checks {
    private static final Pattern LONE_SURROGATE = Pattern
            .compile("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");
    private static final int SHOWN = 60;

    private final String record;
    private final List<Violation> violations = new ArrayList<>();

    private Checks(String record) {
        this.record = record;
    }

    static Checks of(String record) {
        return new Checks(record);
    }

    Checks that(boolean holds, String field, String problem) {
        if (!holds) {
            violations.add(new Violation(field, problem));
        }
        return this;
    }

    Checks schema(int found, int known) {
        return that(found == known, "schema", found + " is not known, this version reads " + known);
    }

    Checks present(@Nullable Object value, String field) {
        return that(value != null, field, "is missing");
    }

    /** A text that must be there; its length is counted in code points, as JSON Schema does. */
    Checks text(@Nullable String value, String field, int maximum) {
        if (value == null) {
            return that(false, field, "is missing");
        }
        that(!value.isBlank(), field, "is blank");
        return atMost(value, field, maximum);
    }

    Checks atMost(@Nullable String value, String field, int maximum) {
        if (value != null && value.length() > maximum) {
            int length = value.codePointCount(0, value.length());
            that(length <= maximum, field,
                    "has " + length + " characters, at most " + maximum + " are allowed");
        }
        return this;
    }

    Checks matches(@Nullable String value, Pattern pattern, String field) {
        if (value == null) {
            return that(false, field, "is missing");
        }
        return that(isPlainWord(value) || pattern.matcher(value).matches(), field,
                "'" + shown(value) + "' does not match " + pattern);
    }

    /** Nearly every name is a word such as {@code arxiv}, which has the form of any name; others are left to the pattern. */
    private static boolean isPlainWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 'a' || value.charAt(i) > 'z') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() < SHOWN;
    }

    Checks score(double value, String field) {
        return that(value >= 0 && value <= 1, field, value + " is not between 0 and 1");
    }

    void done() {
        if (!violations.isEmpty()) {
            throw new InvalidRecord(record, violations);
        }
    }

    /** The list without its absence, or with a violation for each element that is absent. */
    <T> List<T> list(@Nullable List<@Nullable T> values, String field) {
        if (values == null || values.isEmpty()) {
            return List.of();
        }
        List<T> present = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            if (value == null) {
                that(false, field + "[" + i + "]", "is null");
            } else {
                present.add(value);
            }
        }
        return Collections.unmodifiableList(present);
    }

    List<String> texts(@Nullable List<@Nullable String> values, String field) {
        List<String> present = list(values, field);
        List<String> texts = new ArrayList<>(present.size());
        for (String text : present) {
            if (!text.isBlank()) {
                texts.add(wellFormed(text));
            }
        }
        return Collections.unmodifiableList(texts);
    }

    /** The map in the order of its keys, so that equal maps have equal JSON. */
    <T> Map<String, T> map(@Nullable Map<String, @Nullable T> values, Pattern key, String field) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, T> sorted = new TreeMap<>();
        values.forEach((name, value) -> {
            matches(name, key, field);
            if (value == null) {
                that(false, field + "." + shown(name), "is null");
            } else {
                sorted.put(name, value);
            }
        });
        return Collections.unmodifiableMap(sorted);
    }

    /** Absent when blank. */
    static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : wellFormed(text);
    }

    /** Half a character cannot be written as UTF-8: it becomes U+FFFD, the mark for what could not be read. */
    static String wellFormed(String text) {
        return isLatin1(text) || text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    }

    /** Nearly every text is: there and back is four times as fast as looking at its characters, and each text is asked. */
    private static boolean isLatin1(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                .equals(text);
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
