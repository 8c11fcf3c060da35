package dev.paperwire.dashboards;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a panel groups documents by. */
sealed interface Bucket {
    /**
     * The values of a field that most documents have.
     *
     * @param field a keyword
     * @param size how many of them
     */
    record Top(String field, int size) implements Bucket {}

    /**
     * Intervals of time.
     *
     * @param field a date
     * @param every their length, such as {@code 1d}; {@code auto} for one that fits the time range
     */
    record Times(String field, String every) implements Bucket {}

    /**
     * Cases.
     *
     * @param queries queries in Kibana's query language by the name of the case
     */
    record Cases(Map<String, String> queries) implements Bucket {}

    /** As a source writes it: {@code {top: FIELD, size: N}}, {@code {day: FIELD, every: 1w}}, {@code {time: FIELD}} or {@code {cases: ...}}. */
    @JsonCreator
    static Bucket of(@JsonProperty("top") @Nullable String top, @JsonProperty("size") @Nullable Integer size,
            @JsonProperty("day") @Nullable String day, @JsonProperty("time") @Nullable String time,
            @JsonProperty("every") @Nullable String every,
            @JsonProperty("cases") @Nullable Map<String, String> cases) {
        if (top != null && size != null) {
            return new Top(top, size);
        }
        if (day != null) {
            return new Times(day, every == null ? "1d" : every);
        }
        if (time != null) {
            return new Times(time, every == null ? "auto" : every);
        }
        if (cases != null) {
            return new Cases(cases);
        }
        throw new IllegalArgumentException("one of top with size, day, time and cases is needed");
    }
}
