package dev.paperwire.sink.delivery;

import dev.paperwire.sink.cluster.Cluster;
import dev.paperwire.sink.document.Operation;
import dev.paperwire.sink.metrics.SinkMetrics;
import dev.paperwire.sink.metrics.SinkMetrics.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds out when searches find what was acknowledged. Of each index it looks for the document that was acknowledged last: a
 * refresh makes visible all that was written before it, so with this one all earlier ones are there too. So one small search
 * at a time tells of every document, late by at most the time between two searches. (Shards of one index refresh each for
 * itself, but after the same interval.) Belongs to one thread; only answers come from others.
 */
final class Visibility {
    private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);
    /** What may wait, beyond which documents are not measured. */
    private static final int MOST = 100_000;
    /** A document that was overwritten by a deletion is never found. */
    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FINE = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Cluster cluster;
    private final SinkMetrics metrics;
    private final long between;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private boolean off;

    private static final class Watch {
        final String index;
        /** Those acknowledged before or with the one that is looked for. */
        List<Origin> watched = new ArrayList<>();
        /** Those acknowledged since. */
        List<Origin> later = new ArrayList<>();
        @Nullable
        Item sought;
        @Nullable
        Item newest;
        boolean asking;
        long begun;
        long askAt;

        Watch(String index) {
            this.index = index;
        }
    }

    private record Answered(Watch watch, boolean found, boolean forbidden, long nowMillis) {}

    /**
     * Prepares.
     *
     * @param between the time between two searches; zero for none at all
     */
    Visibility(Cluster cluster, Duration between, SinkMetrics metrics) {
        this.cluster = cluster;
        this.between = between.toNanos();
        this.metrics = metrics;
        this.off = between.isZero();
    }

    /** A document was acknowledged just now. */
    void acknowledged(Item item, Origin origin) {
        if (off) {
            return;
        }
        Watch watch = watches.computeIfAbsent(item.index(), Watch::new);
        if (watch.watched.size() + watch.later.size() < MOST) {
            watch.later.add(origin);
            watch.newest = item;
        }
    }

    /** Takes the answers that are there, and asks anew where it is time. */
    void look(long now) {
        for (Answered answer = answers.poll(); answer != null; answer = answers.poll()) {
            take(answer, now);
        }
        for (Watch watch : watches.values()) {
            if (watch.sought == null && watch.newest != null) {
                begin(watch, now);
            }
            Item sought = watch.sought;
            if (sought != null && !watch.asking && now - watch.askAt >= 0) {
                ask(watch, sought);
            }
        }
    }

    private void begin(Watch watch, long now) {
        List<Origin> free = watch.watched;
        watch.watched = watch.later;
        watch.later = free;
        watch.sought = watch.newest;
        watch.newest = null;
        watch.begun = now;
        watch.askAt = now + between;
    }

    private void take(Answered answer, long now) {
        Watch watch = answer.watch;
        watch.asking = false;
        watch.askAt = now + between;
        if (answer.forbidden && !off) {
            LOG.info("these credentials may not search: it is not measured when documents are searchable"
                    + " (grant read on the indices, or set sink.probe.interval=0s)");
            off = true;
        }
        if (answer.found) {
            watch.watched.forEach(origin -> metrics.searchable().record(origin, answer.nowMillis));
        }
        if (answer.found || off || now - watch.begun > GIVE_UP.toNanos()) {
            watch.watched.clear();
            watch.sought = null;
        }
    }

    private void ask(Watch watch, Item sought) {
        watch.asking = true;
        String id = sought.operation().id();
        long version = sought.operation() instanceof Operation.Index index ? index.version() : 0;
        ObjectNode search = JSON.createObjectNode().put("size", 1).put("version", true).put("_source", false);
        search.putObject("query").putObject("ids").putArray("values").add(id);
        cluster.ask("POST", "/" + watch.index + "/_search?filter_path=hits.hits._version",
                JSON.writeValueAsBytes(search), new Cluster.Listener() {
                    @Override
                    public void answered(Cluster.RawReply reply) {
                        answers.add(new Answered(watch,
                                reply.status() == FINE && isAtLeast(reply.body(), version),
                                reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN,
                                System.currentTimeMillis()));
                    }

                    @Override
                    public void failed(Throwable failure) {
                        answers.add(new Answered(watch, false, false, System.currentTimeMillis()));
                    }
                });
    }

    private static boolean isAtLeast(byte[] answer, long version) {
        try {
            return JSON.readTree(answer).at("/hits/hits/0/_version").asLong(-1) >= version;
        } catch (JacksonException _) {
            return false;
        }
    }
}
