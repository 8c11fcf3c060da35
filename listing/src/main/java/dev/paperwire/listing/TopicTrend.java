package dev.paperwire.listing;

import java.time.LocalDate;

/**
 * How much a topic was listed on a day.
 *
 * @param day the day of listing
 * @param topic the topic's id
 * @param label its name for people
 * @param area the area it belongs to
 * @param papers how many different papers of the topic were listed that day
 * @param share their part of all papers listed that day, 0 to 1
 * @param momentum that share against the smoothed share of the 28 days before: 1 is steady, 2 is twice as much
 */
public record TopicTrend(LocalDate day, String topic, String label, String area, long papers, double share,
        double momentum) {
    public TopicTrend {
        Checks.of("topic trend")
                .present(day, "day")
                .text(topic, "topic", 100)
                .text(label, "label", 200)
                .text(area, "area", 100)
                .that(papers >= 0, "papers", papers + " is negative")
                .score(share, "share")
                .that(momentum >= 0, "momentum", momentum + " is not a positive number")
                .done();
    }

    /** The key of the trend on its channel: {@code TOPIC|DAY}. */
    public String key() {
        return topic + "|" + day;
    }
}
