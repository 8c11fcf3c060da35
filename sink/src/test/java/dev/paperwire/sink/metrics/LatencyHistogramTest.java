package dev.paperwire.sink.metrics;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void tellsPercentilesWithinAFifth() {
        for (int i = 1; i <= 1000; i++) {
            histogram.record(Duration.ofMillis(i));
        }

        assertThat(histogram.count()).isEqualTo(1000);
        assertThat(histogram.percentile(0.5).toMillis()).isBetween(500L, 600L);
        assertThat(histogram.percentile(0.99).toMillis()).isBetween(990L, 1190L);
        assertThat(histogram.percentile(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isZeroWhileEmptyAndTakesWhatIsOutsideAsTheNearest() {
        assertThat(histogram.percentile(0.5)).isZero();

        histogram.record(Duration.ZERO);
        histogram.record(Duration.ofDays(10_000));

        assertThat(histogram.percentile(0.5)).isEqualTo(Duration.ofMillis(1));
        assertThat(histogram.count()).isEqualTo(2);
    }
}
