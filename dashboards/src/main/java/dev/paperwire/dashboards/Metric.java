package dev.paperwire.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number of a group of documents.
 *
 * @param operation how it comes about
 * @param field what of; absent for the count of documents
 * @param percentile which one, 1 to 99; 0 for other operations
 */
record Metric(Operation operation, @Nullable String field, int percentile) {
    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\(([\\w.]+)(?:, *([1-9]\\d?))?\\))?");

    /** The operations of Lens that are used here. */
    enum Operation {
        COUNT, AVERAGE, MEDIAN, SUM, MAX, PERCENTILE, LAST;

        /** The name in Lens. */
        String lens() {
            return this == LAST ? "last_value" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a source writes it: {@code count}, {@code median(FIELD)}, {@code percentile(FIELD, 95)}. */
    @JsonCreator
    static Metric of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw unknown(text);
        }
        Operation operation = Arrays.stream(Operation.values())
                .filter(each -> each.name().equalsIgnoreCase(form.group(1)))
                .findFirst()
                .orElseThrow(() -> unknown(text));
        if ((operation == Operation.COUNT) != (form.group(2) == null)
                || (operation == Operation.PERCENTILE) != (form.group(3) != null)) {
            throw new IllegalArgumentException("'" + text + "' has too few or too many arguments");
        }
        return new Metric(operation, form.group(2),
                form.group(3) == null ? 0 : Integer.parseInt(form.group(3)));
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is no metric such as median(FIELD)");
    }
}
