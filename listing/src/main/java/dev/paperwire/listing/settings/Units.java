package dev.paperwire.listing.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time and numbers of bytes as settings write them. */
final class Units {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})\\s*(b|kb|mb|gb)?|(\\d{1,18})\\s*b?");
    private static final String[] BYTE_UNITS = {"", "kb", "mb", "gb"};
    private static final int STEP = 10;

    private Units() {}

    /**
     * Reads {@code 30s} and the like, and ISO 8601.
     *
     * @throws java.time.DateTimeException if it is neither
     */
    static Duration duration(String text) {
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

    /**
     * Reads {@code 8mb} and the like.
     *
     * @throws IllegalArgumentException if it is none
     */
    static long bytes(String text) {
        Matcher matcher = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (matcher.group(3) != null) {
            return Long.parseLong(matcher.group(3));
        }
        int shift = switch (matcher.group(2) == null ? "b" : matcher.group(2)) {
            case "kb" -> STEP;
            case "mb" -> 2 * STEP;
            case "gb" -> 3 * STEP;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }

    static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = duration.toSeconds();
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3_600 == 0
                        ? seconds / 3_600 + "h"
                        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String written(long bytes) {
        int unit = 0;
        while (unit < BYTE_UNITS.length - 1 && bytes != 0 && bytes % (1L << STEP) == 0) {
            bytes >>= STEP;
            unit++;
        }
        return bytes + BYTE_UNITS[unit];
    }
}
