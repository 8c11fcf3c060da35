package dev.paperwire.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A service of the pipeline at work on a thread of its own.
 *
 * @param name what people call it
 * @param stop stops it
 * @param end completes when it stops, with its failure if it had one
 */
record Running(String name, Runnable stop, CompletableFuture<Void> end) implements AutoCloseable {
    private static final int CLOSE_SECONDS = 30;

    /** Blocks until the service is closed; throws what made it fail. */
    interface Body {
        void run() throws Exception;
    }

    static Running start(String name, Body body, Runnable stop) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofPlatform().name(name).start(() -> {
            try {
                body.run();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return new Running(name, stop, end);
    }

    /** Throws what made the service fail, if it has. */
    void check() {
        if (end.isCompletedExceptionally()) {
            try {
                end.join();
            } catch (CompletionException e) {
                throw new ServiceFailed(name, e.getCause() == null ? e : e.getCause());
            }
        }
    }

    @Override
    public void close() {
        stop.run();
        try {
            end.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // A failure was told by check() while it mattered; one that does not stop in time ends with the process.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
