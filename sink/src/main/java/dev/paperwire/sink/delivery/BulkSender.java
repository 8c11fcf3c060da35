package dev.paperwire.sink.delivery;

import dev.paperwire.sink.cluster.Cluster;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends bulks without waiting for them. The bytes of a document go from the Kafka record into the request as they are, and of a
 * good answer no more is read than that it is one: the client's own bulk API takes some ten times the processor's time.
 */
final class BulkSender {
    /** What is looked at: an answer in full costs the cluster more than all else about it. */
    private static final String PATH = "/_bulk?timeout=30s"
            + "&filter_path=errors,items.*.status,items.*._index,items.*.error.type,items.*.error.reason";

    private final Cluster cluster;
    private final String path;

    BulkSender(Cluster cluster, boolean requireAlias) {
        this.cluster = cluster;
        this.path = PATH + "&require_alias=" + requireAlias;
    }

    /** Sends; the answer comes on a thread of the client, which must not be held up. */
    void send(List<Item> items, Consumer<Answer> then) {
        long begun = System.nanoTime();
        cluster.bulk(path, BulkBody.of(items), new Cluster.Listener() {
            @Override
            public void answered(Cluster.RawReply reply) {
                then.accept(answer(items, reply, System.nanoTime() - begun));
            }

            @Override
            public void failed(Throwable failure) {
                then.accept(new Answer.Failure(items, failure));
            }
        });
    }

    private static Answer answer(List<Item> items, Cluster.RawReply reply, long nanos) {
        try {
            return reply.status() == 200
                    ? new Answer.Each(items, BulkReply.read(reply.body(), items.size()), nanos)
                    : new Answer.Whole(items, BulkReply.error(reply.status(), reply.body()));
        } catch (BulkReply.CutOff e) {
            return new Answer.Failure(items, e);
        }
    }
}
