package dev.paperwire.sink;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Papers that come all the time, slower while the sinks do not keep up: never none, or one of them may have nothing to do. */
final class Load implements AutoCloseable {
    private static final int STEP = 50;
    private static final long MOST_LAG = 1500;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Duration LONG_PAUSE = Duration.ofMillis(500);

    private final CompletableFuture<Void> end;
    private volatile boolean over;

    Load(History history, SinkGroup group) {
        this.end = CompletableFuture.runAsync(() -> {
            try {
                while (!over) {
                    history.send(STEP);
                    LockSupport.parkNanos((group.lag() < MOST_LAG ? PAUSE : LONG_PAUSE).toNanos());
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, Executors.newVirtualThreadPerTaskExecutor());
    }

    boolean isUnderWay() {
        return !end.isDone();
    }

    /** Returns when what was sent last is on the broker. */
    @Override
    public void close() {
        over = true;
        end.orTimeout(10, TimeUnit.MINUTES).join();
    }
}
