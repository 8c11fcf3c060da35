package dev.paperwire.ingest.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Times as documents print them. The shapes that nearly all of them have are read digit by digit: the general way takes
 * longer than everything else about an entry.
 */
final class PrintedTime {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private PrintedTime() {}

    /** A time or a day in ISO form; null for anything else. */
    static @Nullable Instant iso(String text) {
        try {
            int length = text.length();
            if (length == 10) {
                return at(day(text), 0, 0, 0, 0);
            }
            boolean millis = length == 24 && text.charAt(19) == '.';
            if ((length == 20 || millis) && text.charAt(10) == 'T' && text.charAt(13) == ':'
                    && text.charAt(16) == ':' && text.charAt(length - 1) == 'Z') {
                return at(day(text), number(text, 11, 13), number(text, 14, 16), number(text, 17, 19),
                        millis ? number(text, 20, 23) : 0);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A day in ISO form; null for anything else. */
    static @Nullable LocalDate isoDay(@Nullable String text) {
        try {
            return text == null ? null : text.length() == 10 ? day(text) : LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A time as mail and RSS print it, {@code Mon, 2 Apr 2007 19:18:42 GMT}; null for anything else. */
    static @Nullable OffsetDateTime rfc1123(String text) {
        try {
            int comma = text.startsWith(",", 3) ? 5 : -1;
            int month = comma < 0 ? -1 : text.indexOf(' ', comma) + 1;
            if (month > comma && text.length() >= month + 21 && text.charAt(month + 3) == ' '
                    && text.charAt(month + 8) == ' '
                    && text.charAt(month + 11) == ':' && text.charAt(month + 14) == ':') {
                int name = MONTHS.indexOf(text.substring(month, month + 3));
                LocalDate day = LocalDate.of(number(text, month + 4, month + 8),
                        name % 3 == 0 ? name / 3 + 1 : 0, number(text, comma, month - 1));
                ZoneOffset zone = zone(text.substring(month + 17));
                return at(day, number(text, month + 9, month + 11), number(text, month + 12, month + 14),
                        number(text, month + 15, month + 17), 0).minusSeconds(zone.getTotalSeconds())
                        .atOffset(zone);
            }
            return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static ZoneOffset zone(String text) {
        if (text.equals(" GMT")) {
            return ZoneOffset.UTC;
        }
        int sign = text.startsWith(" +") ? 1 : text.startsWith(" -") ? -1 : 0;
        if (sign == 0 || text.length() != " +0100".length()) {
            throw new DateTimeException(text);
        }
        return ZoneOffset.ofHoursMinutes(sign * number(text, 2, 4), sign * number(text, 4, 6));
    }

    private static LocalDate day(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException(text);
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static Instant at(LocalDate day, int hour, int minute, int second, int millis) {
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day");
        }
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second,
                millis * 1_000_000L);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException(text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
