package dev.paperwire.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard.
 *
 * @param title its name, which follows that of the project
 * @param about what it is for
 * @param from the beginning of its time range, which ends now: {@code now-90d}
 * @param controls what can be chosen on it, by id
 * @param panels its panels, by id
 */
record Board(String title, String about, String from, @Nullable Map<String, Control> controls,
        Map<String, Panel> panels) {
    /** What can be chosen; nothing where the source has no controls. */
    Map<String, Control> choices() {
        return Objects.requireNonNullElse(controls, Map.of());
    }

    /**
     * A list of values to choose from.
     *
     * @param title its name
     * @param field a keyword
     * @param view the name of the data view with the values
     */
    record Control(String title, String field, String view) {}

    /**
     * A panel.
     *
     * @param title its name
     * @param about more about it, if its name does not say all
     * @param at column, row, width and height on a grid of 48 columns
     * @param chart what it draws
     * @param view the name of the data view
     * @param only which documents, in Kibana's query language; absent for all
     * @param by what it groups by: the axis, the slices, the rows of a table
     * @param split what it groups each of these by
     * @param show metrics by their names
     * @param sort the name of the metric that a table is sorted by, the greatest first
     * @param columns the fields of a list of documents
     * @param newest the date that such a list is sorted by
     */
    record Panel(String title, @Nullable String about, List<Integer> at, Chart chart, String view,
            @Nullable String only, @Nullable Bucket by, @Nullable Bucket split,
            @Nullable Map<String, Metric> show, @Nullable String sort, @Nullable List<String> columns,
            @Nullable String newest) {
        /** How many numbers a place on the grid has. */
        private static final int PLACE = 4;

        Panel {
            if (at.size() != PLACE) {
                throw new IllegalArgumentException("'at' is column, row, width and height");
            }
            if ((chart == Chart.LIST) == (columns == null || newest == null)) {
                throw new IllegalArgumentException(
                        "a list has columns and the date it is sorted by, a chart none");
            }
            if ((chart == Chart.LIST) != (show == null)) {
                throw new IllegalArgumentException("a chart shows a metric at least, a list none");
            }
        }

        /** The metrics by name; none for a list. */
        Map<String, Metric> metrics() {
            return show == null ? Map.of() : show;
        }
    }

    /** What a panel draws. */
    enum Chart {
        NUMBER, BARS, ROWS, SHARES, SHARE_ROWS, LINES, DONUT, TABLE, LIST;

        /** As sources write it. */
        @JsonCreator
        static Chart named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
