package dev.paperwire.sink;

import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Telemetry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A sink that runs on a thread of its own. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SinkService sink;
    private final CompletableFuture<Void> end;

    private Running(SinkService sink) {
        this.sink = sink;
        this.end = CompletableFuture.runAsync(() -> {
            try {
                sink.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, Executors.newVirtualThreadPerTaskExecutor());
    }

    static Running of(Settings settings) {
        return new Running(new SinkService(SinkSettings.from(settings)));
    }

    static Running of(Settings settings, Telemetry telemetry) {
        return new Running(new SinkService(SinkSettings.from(settings), telemetry));
    }

    void awaitSearchable() throws Exception {
        CompletableFuture<Void> searchable = CompletableFuture.runAsync(() -> {
            try {
                sink.awaitSearchable(PATIENCE);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, Executors.newVirtualThreadPerTaskExecutor());
        CompletableFuture.anyOf(searchable, end).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    SinkProgress progress() {
        return sink.progress();
    }

    SinkService service() {
        return sink;
    }

    boolean isRunning() {
        return !end.isDone();
    }

    /** What it ends of by itself. */
    Throwable failure() {
        return end.handle((_, failure) -> failure == null ? null : failure.getCause())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        sink.close();
        end.handle((_, _) -> null).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
