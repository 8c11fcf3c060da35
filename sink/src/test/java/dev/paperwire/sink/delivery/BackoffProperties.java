package dev.paperwire.sink.delivery;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackoffProperties {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Property
    void waitsNoLongerThanTheCeilingWhichNeverFalls(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures) {
        Duration delay = BACKOFF.delay(failures, new Random(seed));

        assertThat(delay).isBetween(Duration.ZERO, BACKOFF.ceiling(failures));
        assertThat(BACKOFF.ceiling(failures + 1)).isGreaterThanOrEqualTo(BACKOFF.ceiling(failures));
    }

    @Test
    void doublesUpToTheMost() {
        assertThat(java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(BACKOFF::ceiling)).containsExactly(
                Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400),
                Duration.ofMillis(800),
                Duration.ofMillis(1600), Duration.ofMillis(3200), Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
