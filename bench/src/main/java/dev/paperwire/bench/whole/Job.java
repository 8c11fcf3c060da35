package dev.paperwire.bench.whole;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A service at work on a thread of its own until it is closed. */
final class Job implements AutoCloseable {
    private final Runnable stop;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** Blocks until the service is closed; throws what made it fail. */
    interface Body {
        void run() throws Exception;
    }

    Job(String name, Body body, Runnable stop) {
        this.stop = stop;
        Thread.ofPlatform().name(name).start(() -> {
            try {
                body.run();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
    }

    /** Throws what made the service end, if it has ended. */
    void check() {
        if (end.isDone()) {
            end.join();
            throw new IllegalStateException("a service has ended by itself");
        }
    }

    @Override
    public void close() {
        stop.run();
        try {
            end.join();
        } catch (CompletionException _) {
            // While it mattered, check() told of it.
        }
    }
}
