package dev.paperwire.ingest.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Keeps the pace that each host asks for, over all sources of the process: one request at a time, a fixed interval between
 * the beginnings of two, and none before a time that the host has set. All hosts of arXiv count as one.
 */
final class HostPace {
    private static final String ARXIV = "arxiv.org";

    private final Duration interval;
    private final Duration arxivInterval;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    HostPace(FetchConfig config) {
        this.interval = config.interval();
        this.arxivInterval = config.arxivInterval();
    }

    /** A host's turn; close it when the answer has been read. */
    static final class Turn implements AutoCloseable {
        private final Semaphore one = new Semaphore(1, true);
        private volatile long intervalNanos;
        private volatile long next = System.nanoTime();

        private Turn(Duration interval) {
            this.intervalNanos = interval.toNanos();
        }

        private void await() throws InterruptedException {
            one.acquire();
            try {
                for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                next = System.nanoTime() + intervalNanos;
            } catch (InterruptedException e) {
                one.release();
                throw e;
            }
        }

        /** Lets the next request wait at least so long. */
        void defer(Duration wait) {
            next = Math.max(next, System.nanoTime() + wait.toNanos());
        }

        /** Makes the interval at least so long, as a site's robots.txt may ask. */
        void slowTo(Duration asked) {
            intervalNanos = Math.max(intervalNanos, asked.toNanos());
        }

        @Override
        public void close() {
            one.release();
        }
    }

    /** Waits until the host may be asked. */
    Turn enter(String host) throws InterruptedException {
        Turn turn = turn(host);
        turn.await();
        return turn;
    }

    /** The pace of a host, without waiting for it. */
    Turn turn(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean arxiv = name.equals(ARXIV) || name.endsWith("." + ARXIV);
        return turns.computeIfAbsent(arxiv ? ARXIV : name, _ -> new Turn(arxiv ? arxivInterval : interval));
    }
}
