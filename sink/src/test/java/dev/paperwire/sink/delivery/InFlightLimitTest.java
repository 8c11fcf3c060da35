package dev.paperwire.sink.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InFlightLimitTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void findsHowManyTheClusterWorksOnAtOnce(int atOnce) {
        InFlightLimit limit = new InFlightLimit(64);

        for (int answers = 0; answers < 2400; answers++) {
            // Work that has no place waits: all take longer by that part.
            limit.wentWell(true, Math.max(1, (double) limit.current() / atOnce));
        }

        assertThat(limit.current()).isBetween(atOnce, atOnce + 3);
    }

    @Test
    void growsOnlyWhereMoreCouldBeSent() {
        InFlightLimit limit = new InFlightLimit(8);

        for (int answers = 0; answers < 100; answers++) {
            limit.wentWell(false, 1);
        }

        assertThat(limit.current()).isEqualTo(2);
    }

    @Test
    void staysWithinItsBounds() {
        InFlightLimit limit = new InFlightLimit(4);
        for (int answers = 0; answers < 100; answers++) {
            limit.wentWell(true, 1);
        }
        assertThat(limit.current()).isEqualTo(4);

        limit.throttled();
        assertThat(limit.current()).isEqualTo(2);
        limit.throttled();
        limit.throttled();
        assertThat(limit.current()).isEqualTo(1);
    }
}
