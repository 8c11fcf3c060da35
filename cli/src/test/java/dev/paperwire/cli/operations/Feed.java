package dev.paperwire.cli.operations;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Listings that keep coming: lines at the end of a file, fifty a second, each second one of them listing a paper of before again
 * with more votes.
 */
final class Feed implements AutoCloseable {
    private static final int BEHIND = 40;
    private static final int MILLIS = 20;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final BufferedWriter lines;
    private final Future<?> writing;
    private final Map<String, Long> votes = new TreeMap<>();
    private int next;
    private IOException failure;

    Feed(Path file) throws IOException {
        lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writing = clock.scheduleAtFixedRate(this::write, 0, MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void write() {
        int number = next % 2 == 1 && next > BEHIND ? next - BEHIND - 1 : next;
        String id = "2603.%05d".formatted(number);
        long upvotes = votes.merge("arxiv:" + id, 1L, Long::sum);
        try {
            lines.write("""
                    {"source":"feed","fetched_at":"2026-03-18T00:00:00Z","listed_on":"2026-03-18","title":\
                    "Paper number %s of a feed","identifiers":{"arxiv":"%s"},"signals":{"upvotes":%d}}
                    """.formatted(id, id, upvotes));
            lines.flush();
        } catch (IOException e) {
            failure = e;
        }
        next++;
    }

    synchronized int written() {
        return next;
    }

    /** Ends it; what must be there then: the votes of every paper by its identifier. */
    Map<String, Long> end() throws Exception {
        boolean unused = writing.cancel(false);
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS) || failure != null) {
            throw new IOException("the feed could not be written", failure);
        }
        return votes;
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        lines.close();
    }
}
