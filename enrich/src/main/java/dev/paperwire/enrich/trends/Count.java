package dev.paperwire.enrich.trends;

import dev.paperwire.enrich.state.Codec;

/**
 * Papers of a topic, or of all topics, on a day.
 *
 * @param papers how many
 * @param label the topic's name for people; empty for all topics
 * @param area the topic's area; empty for all topics
 */
public record Count(long papers, String label, String area) {
    static final Count NONE = new Count(0, "", "");

    /** How it is kept. */
    public static final Codec<Count> CODEC = new Codec<>("a count", 1, (out, count) -> {
        out.number(count.papers);
        out.text(count.label);
        out.text(count.area);
    }, in -> new Count(in.number(), in.text(), in.text()));
}
