package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.TopicTrend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrendsTest {
    /** Today is 20 March, and trends are kept for 60 days. */
    private final TestStream stream = new TestStream(new WordAnnotator("1"));

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aLateDayChangesItsOwnTrendsAndTheMomentumAfterIt() {
        stream.list(on("Vision A", "2026-03-18"), on("Speech A", "2026-03-18"));
        assertThat(stream.trends().get("vision|2026-03-18").momentum()).isEqualTo(1, within(1e-9));

        stream.list(on("Speech B", "2026-03-10"), on("Speech C", "2026-03-10"));
        assertThat(stream.trends().get("vision|2026-03-18").momentum()).isGreaterThan(1);
        assertThat(stream.trends().get("speech|2026-03-18").momentum()).isLessThan(1);
        assertThat(stream.trends().get("speech|2026-03-10").papers()).isEqualTo(2);
    }

    @Test
    void aRevisionThatChangesTheTopicMovesThePaper() {
        stream.list(on("Vision", "2026-03-18"));
        assertThat(stream.trends()).containsOnlyKeys("vision|2026-03-18");

        stream.list(Listing.of("b", Instant.EPOCH, "Vision").updatedAt(TestStream.NOW).build(),
                Listing.of("b", Instant.EPOCH.plusSeconds(1), "Vision")
                        .abstractText("Now of speech")
                        .build());
        assertThat(stream.trends()).containsOnlyKeys("vision|2026-03-18", "speech|2026-03-18");
        stream.retract("retract|b|title:vision", TestStream.NOW);
        assertThat(stream.trends()).containsOnlyKeys("vision|2026-03-18");
    }

    @Test
    void trendsOlderThanTheHorizonGoAndTheirCountsAfterThem() {
        stream.list(on("Vision A", "2026-01-25"), on("Vision B", "2026-03-18"), on("Vision C", "2025-12-30"));
        assertThat(stream.trends()).containsOnlyKeys("vision|2026-01-25", "vision|2026-03-18");

        stream.pass(Duration.ofDays(10));
        assertThat(stream.trends()).containsOnlyKeys("vision|2026-03-18");
        stream.pass(Duration.ofDays(100));
        assertThat(stream.trends()).isEmpty();
        assertThat(stream.stateEntries()).containsEntry("trend-counts", 1);
    }

    @Test
    void aSharedDayHasSharesOfAllItsPapers() {
        stream.list(on("Vision A", "2026-03-18"), on("Nothing", "2026-03-18"),
                on("Nothing else", "2026-03-18"));
        TopicTrend trend = stream.trends().get("vision|2026-03-18");
        assertThat(trend)
                .isEqualTo(new TopicTrend(LocalDate.parse("2026-03-18"), "vision", "VISION", "words", 1,
                        1.0 / 3, trend.momentum()));
    }

    @Test
    void trendsAreWrittenWhenPapersRestOrElseAfterTenTimesAsLong() {
        List<Long> counted = new ArrayList<>();
        for (int paper = 1; paper <= 24; paper++) {
            stream.list(on("Vision " + paper, "2026-03-18"));
            stream.pass(Duration.ofMillis(500));
            counted.addAll(stream.trendsSoFar().values().stream().map(TopicTrend::papers).toList());
        }
        assertThat(counted).containsExactly(20L, 20L, 20L, 20L, 20L);

        stream.pass(Duration.ofSeconds(1));
        assertThat(stream.trendsSoFar().get("vision|2026-03-18").papers()).isEqualTo(24);
    }

    private static Listing on(String title, String day) {
        return Listing.of("a", Instant.EPOCH, title).listedOn(LocalDate.parse(day)).build();
    }
}
