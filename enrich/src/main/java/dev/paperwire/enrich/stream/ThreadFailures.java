package dev.paperwire.enrich.stream;

import dev.paperwire.listing.channel.KafkaRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a thread that failed, since the cause may pass (a broker's restart); but when threads go on failing, stops the
 * application and keeps the cause; at once where Kafka refuses, which another thread would not change.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

    private final int replacements;
    private final Duration window;
    private final InstantSource clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private @Nullable Throwable cause;

    ThreadFailures(int replacements, Duration window, InstantSource clock) {
        this.replacements = replacements;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        Instant now = clock.instant();
        recent.removeIf(time -> time.isBefore(now.minus(window)));
        recent.add(now);
        if (recent.size() <= replacements && root(failure) instanceof Exception
                && !KafkaRefusal.isRefused(failure)) {
            LOG.warn("A stream thread failed and is replaced ({} of {})", recent.size(), replacements,
                    failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        cause = failure;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Why the application was stopped; empty where it was not. */
    synchronized Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
