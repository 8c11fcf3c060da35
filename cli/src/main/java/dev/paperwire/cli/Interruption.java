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
    private volatile boolean awaited;

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "interruption"));
        return interruption;
    }

    /** Waits for it; whether it came. A worker that waits here is not interrupted, so that what it closes next is not either. */
    boolean await(long time, TimeUnit unit) throws InterruptedException {
        awaited = true;
        return asked.await(time, unit);
    }

    private void ask() {
        if (done.getCount() == 0) {
            return; // the command ends by itself
        }
        asked.countDown();
        if (!awaited) {
            worker.interrupt();
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
