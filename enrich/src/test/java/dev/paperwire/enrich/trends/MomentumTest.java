package dev.paperwire.enrich.trends;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MomentumTest {
    @Test
    void aSteadyShareIsOne() {
        assertThat(Momentum.of(1, 100, 28, 2800)).isEqualTo(1, within(1e-9));
        assertThat(Momentum.of(50, 100, 1400, 2800)).isEqualTo(1, within(1e-9));
    }

    @Test
    void withoutAPastItIsOne() {
        assertThat(Momentum.of(3, 60, 0, 0)).isEqualTo(1, within(1e-9));
    }

    @Test
    void twiceTheShareIsNearlyTwo() {
        assertThat(Momentum.of(20, 100, 280, 2800)).isEqualTo(2, within(0.02));
    }

    @Test
    void aNewTopicGetsALargeNumberAndNotInfinity() {
        assertThat(Momentum.of(5, 100, 0, 1000)).isBetween(50.0, 70.0);
    }
}
