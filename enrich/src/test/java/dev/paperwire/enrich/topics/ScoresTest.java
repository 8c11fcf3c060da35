package dev.paperwire.enrich.topics;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoresTest {
    @Test
    void countsHitsErrorsAndCalibration() {
        Scores scores = Scores.of(
                List.of(List.of(new ScoredLabel("a", 0.95), new ScoredLabel("b", 0.55)), List.of(),
                        List.of(new ScoredLabel("a", 0.95))),
                List.of(List.of("a", "c"), List.of("b"), List.of("a")));
        assertThat(scores.microF1()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(scores.precision()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(scores.recall()).isCloseTo(0.5, within(1e-9));
        assertThat(scores.top1()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(scores.calibrationError()).isCloseTo((0.1 + 0.55) / 3, within(1e-9));
        assertThat(scores.labels()).containsExactly(new Scores.LabelScore("a", 2, 0, 0),
                new Scores.LabelScore("b", 0, 1, 1),
                new Scores.LabelScore("c", 0, 0, 1));
        assertThat(scores.confusions()).containsExactly(new Scores.Confusion("b", "c", 1));
    }
}
