package dev.paperwire.enrich.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

class ThreadFailuresTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ThreadFailures failures = new ThreadFailures(2, Duration.ofMinutes(10), now::get);

    @Test
    void threadsAreReplacedUntilTheyFailTooOften() {
        RuntimeException last = new IllegalStateException("third");
        assertThat(failures.handle(new IllegalStateException("first"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new IllegalStateException("second"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.cause()).isEmpty();
        assertThat(failures.handle(last)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.cause()).contains(last);
    }

    @Test
    void oldFailuresAreForgiven() {
        failures.handle(new IllegalStateException("first"));
        failures.handle(new IllegalStateException("second"));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(11)));
        assertThat(failures.handle(new IllegalStateException("third"))).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void anErrorOfTheMachineStopsAtOnce() {
        assertThat(failures.handle(new IllegalStateException(new OutOfMemoryError())))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aRefusalOfKafkaStopsAtOnce() {
        assertThat(failures
                .handle(new StreamsException(new TopicAuthorizationException(Set.of("papers")))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }
}
