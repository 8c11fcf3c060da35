package dev.paperwire.bench.whole;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Waits for what has no other sign of its end. */
final class Await {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Await() {}

    static void until(String what, Callable<Boolean> done) throws Exception {
        long begun = System.nanoTime();
        while (!done.call()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new TimeoutException(what + " is not done after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
