package dev.paperwire.cli.run;

import dev.paperwire.cli.run.Summary.Count;
import dev.paperwire.cli.run.Summary.StageTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTextTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 18);

    @Test
    void tellsWhatARunCameTo() {
        Summary summary = new Summary(List.of("page.txt"), 4, 3,
                List.of(new Count("Graph learning", 2), new Count("Survey", 1)), 1,
                List.of(new Count("code", 2), new Count("project", 1)), DAY, DAY,
                List.of(new Count("not-json", 1)),
                List.of(new StageTime("Kafka up", Duration.ofMillis(2349)),
                        new StageTime("all", Duration.ofSeconds(9))),
                "http://127.0.0.1:9200/papers/_search", true);

        assertThat(SummaryText.lines(summary)).containsExactly("",
                "3 papers searchable; 4 listings read from page.txt", "",
                "Graph learning  2  ██████████████████████████████",
                "Survey          1  ███████████████",
                "1 unclassified", "",
                "Papers with links  code 2, project 1",
                "Listed on          18 March 2025",
                "Rejects            not-json 1",
                "Time               Kafka up 2.3 s, all 9.0 s", "",
                "Search             curl -s 'http://127.0.0.1:9200/papers/_search?q=abstract:memory&size=3"
                        + "&filter_path=hits.hits._source.title,hits.total.value&pretty'",
                "Stop               Ctrl-C");
    }

    @Test
    void saysSoWhereThereIsNothing() {
        Summary summary = new Summary(List.of("a", "b"), 0, 0, List.of(), 0, List.of(), null, null, List.of(),
                List.of(), "http://x/", false);

        assertThat(SummaryText.lines(summary)).containsExactly("",
                "0 papers searchable; 0 listings read from a, b", "",
                "0 unclassified", "", "Papers with links  none", "Listed on          no known day",
                "Rejects            none", "Time               ", "",
                "To search yourself, run without --once: the servers then stay up until Ctrl-C.");
    }

    @Test
    void drawsBarsInEighths() {
        assertThat(SummaryText.bar(30, 30)).isEqualTo("█".repeat(30));
        assertThat(SummaryText.bar(1, 30)).isEqualTo("█");
        assertThat(SummaryText.bar(1, 240)).isEqualTo("▏");
        assertThat(SummaryText.bar(1, 100_000)).isEqualTo("▏");
        assertThat(SummaryText.bar(0, 0)).isEmpty();
    }
}
