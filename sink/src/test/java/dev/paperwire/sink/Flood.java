package dev.paperwire.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Others who write into the node at the same time, so much that its queue is always full. */
final class Flood implements AutoCloseable {
    private static final int WRITERS = 4;
    private static final String BULK = "{\"index\":{\"_index\":\"flood\"}}\n{\"words\":\"%s\"}\n"
            .formatted("water ".repeat(50))
            .repeat(300);

    private final List<CompletableFuture<Void>> writers = new ArrayList<>();
    private volatile boolean over;

    Flood(Node node) {
        for (int i = 0; i < WRITERS; i++) {
            writers.add(CompletableFuture.runAsync(() -> {
                while (!over) {
                    node.status("POST", "/_bulk?filter_path=errors", BULK);
                }
            }, Executors.newVirtualThreadPerTaskExecutor()));
        }
    }

    @Override
    public void close() {
        over = true;
        writers.forEach(CompletableFuture::join);
    }
}
