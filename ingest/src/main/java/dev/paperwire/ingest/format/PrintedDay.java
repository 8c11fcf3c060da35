package dev.paperwire.ingest.format;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as pages print it, often without its year: {@code Mar 18}, {@code Tuesday, March 18th, 2025}, {@code 18 Mar},
 * {@code 2025-03-18}.
 */
record PrintedDay(MonthDay day, OptionalInt year) {
    private static final int MAX_LENGTH = 40;
    private static final Map<String, Month> MONTHS = months();
    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+)?";
    private static final String MONTH = "(?<month>[a-z]{3,9})\\.?";
    private static final String NUMBER = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,?\\s+(?<year>\\d{4}))?";
    private static final Pattern MONTH_FIRST = Pattern.compile(WEEKDAY + MONTH + "\\s+" + NUMBER + YEAR);
    private static final Pattern DAY_FIRST = Pattern
            .compile(WEEKDAY + NUMBER + "\\.?\\s+(?:of\\s+)?" + MONTH + YEAR);
    private static final Pattern ISO = Pattern
            .compile("(?<year>\\d{4})[-/](?<month>\\d{2})[-/](?<day>\\d{2})");

    /** The day that a line consists of. */
    static Optional<PrintedDay> of(String line) {
        if (line.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String text = line.toLowerCase(Locale.ROOT);
        for (Pattern pattern : new Pattern[]{MONTH_FIRST, DAY_FIRST, ISO}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return day(matcher.group("month"), Integer.parseInt(matcher.group("day")),
                        matcher.group("year"));
            }
        }
        return Optional.empty();
    }

    private static Optional<PrintedDay> day(String monthText, int dayOfMonth,
            @Nullable String yearText) {
        OptionalInt year = yearText == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(yearText));
        return month(monthText)
                .filter(month -> dayOfMonth >= 1 && dayOfMonth <= month.maxLength())
                .map(month -> new PrintedDay(MonthDay.of(month, dayOfMonth), year))
                .filter(printed -> year.isEmpty() || printed.day.isValidYear(year.getAsInt()));
    }

    private static Optional<Month> month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= 12 ? Optional.of(Month.of(number)) : Optional.empty();
        }
        return Optional.ofNullable(MONTHS.get(text));
    }

    /** By their names and by the first three letters of these. */
    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>(Map.of("sept", Month.SEPTEMBER));
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            months.put(name, month);
            months.put(name.substring(0, 3), month);
        }
        return Map.copyOf(months);
    }

    /**
     * The day with its year: the printed one, or else the origin's, or else that of the most recent such day that is not
     * after the fetch (in UTC).
     *
     * @throws UnreadableDocument if the origin's year has no such day
     */
    LocalDate in(DocumentOrigin origin) throws UnreadableDocument {
        OptionalInt known = year.isPresent() ? year : origin.year();
        if (known.isPresent()) {
            if (!day.isValidYear(known.getAsInt())) {
                throw new UnreadableDocument("the year " + known.getAsInt() + " has no 29 February");
            }
            return day.atYear(known.getAsInt());
        }
        LocalDate today = LocalDate.ofInstant(origin.fetchedAt(), ZoneOffset.UTC);
        int candidate = today.getYear();
        while (!day.isValidYear(candidate) || day.atYear(candidate).isAfter(today)) {
            candidate--;
        }
        return Year.of(candidate).atMonthDay(day);
    }
}
