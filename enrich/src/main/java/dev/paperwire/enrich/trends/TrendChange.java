package dev.paperwire.enrich.trends;

import dev.paperwire.enrich.state.Codec;
import dev.paperwire.enrich.state.Input;
import dev.paperwire.enrich.state.Output;
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
    /** How it travels. */
    public static final Codec<TrendChange> CODEC = new Codec<>("a change of trends", 1, (out, change) -> {
        write(out, change.before);
        write(out, change.after);
    }, in -> new TrendChange(listed(in), listed(in)));

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

    private static void write(Output out, Listed listed) {
        out.list(listed.days, Output::day);
        out.list(listed.topics, (to, topic) -> {
            to.text(topic.id);
            to.text(topic.label);
            to.text(topic.area);
        });
    }

    private static Listed listed(Input in) {
        return new Listed(in.list(Input::day),
                in.list(topic -> new Named(topic.text(), topic.text(), topic.text())));
    }
}
