package dev.paperwire.cli;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptionTest {
    private static final int ROUNDS = 20_000;

    @Test
    void aWorkerThatBeginsToWaitWhileItIsAskedIsNotLeftInterrupted() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Interruption interruption = new Interruption();
            Thread asking = Thread.ofVirtual().start(interruption::ask);
            boolean asked;
            try (interruption) {
                for (int i = 0; i < round % 100; i++) {
                    Thread.onSpinWait(); // so that either may be first
                }
                asked = interruption.await(1, TimeUnit.MINUTES);
            }
            while (asking.isAlive()) {
                Thread.onSpinWait(); // to join it would tell by an exception
            }
            assertThat(asked).isTrue();
            assertThat(Thread.interrupted()).as("interrupted in round %d", round).isFalse();
        }
    }
}
