package dev.paperwire.enrich.trends;

import dev.paperwire.listing.Topic;
import java.time.LocalDate;
import java.util.List;

/**
 * How a paper counts from now on.
 *
 * @param before how it counted, to be taken off
 * @param after how it counts, to be put on
 */
public record TrendChange(Listed before, Listed after) {
    /**
     * A paper as trends count it: once for each day with each topic, however many listings there were that day.
     *
     * @param days the days it was listed on, each once
     * @param topics its topics
     */
    public record Listed(List<LocalDate> days, List<Named> topics) {
        /** Of no paper. */
        public static final Listed NOT = new Listed(List.of(), List.of());

        /** Of a paper with these topics on these days. */
        public static Listed on(List<LocalDate> days, List<Topic> topics) {
            return days.isEmpty()
                    ? NOT
                    : new Listed(days,
                            topics.stream().map(t -> new Named(t.id(), t.label(), t.area())).toList());
        }
    }

    /** A topic without its score. */
    public record Named(String id, String label, String area) {}
}
