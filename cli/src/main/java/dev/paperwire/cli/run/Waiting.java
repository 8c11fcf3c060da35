package dev.paperwire.cli.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Waiting for work that has no known length: patience counts from the last time that anything moved. */
final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Waiting() {}

    static void until(Callable<Boolean> done, LongSupplier movement, Runnable look, Duration patience)
            throws Exception {
        long seen = movement.getAsLong();
        long since = System.nanoTime();
        while (!done.call()) {
            look.run();
            long now = movement.getAsLong();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                throw new TimeoutException("nothing has moved for " + patience.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
