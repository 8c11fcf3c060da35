package dev.paperwire.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's Ctrl-C, or a SIGTERM. The JVM waits until the command has stopped everything in order: closing this tells it
 * so.
 */
final class Interruption implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread worker = Thread.currentThread();
    private boolean awaited;

    /** One that no signal reaches yet. */
    Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "interruption"));
        return interruption;
    }

    /**
     * Waits for it; whether it came. A worker that waits here, now or later, is not left interrupted, so that what it closes
     * next is not either.
     */
    boolean await(long time, TimeUnit unit) throws InterruptedException {
        synchronized (this) {
            awaited = true;
            if (asked.getCount() == 0) {
                boolean _ = Thread.interrupted(); // that was how it was asked
                return true;
            }
        }
        return asked.await(time, unit);
    }

    /** Asks the command to stop, and waits until it has. */
    void ask() {
        if (done.getCount() == 0) {
            return; // the command ends by itself
        }
        synchronized (this) {
            asked.countDown();
            if (!awaited) {
                worker.interrupt();
            }
        }
        try {
            boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
