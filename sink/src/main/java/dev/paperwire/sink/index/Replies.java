package dev.paperwire.sink.index;

import dev.paperwire.sink.cluster.Cluster.Reply;
import dev.paperwire.sink.cluster.Misconfigured;
import java.io.IOException;

/** Tells what a reply means for work on templates and indices. */
final class Replies {
    private Replies() {}

    /**
     * The reply, if it is a good one.
     *
     * @param what was asked, to follow "cannot"
     * @throws IOException if it may be a good one later
     * @throws Misconfigured if not
     */
    static Reply judged(Reply reply, String what) throws IOException {
        return switch (reply.status()) {
            case 401 -> throw new Misconfigured("Elasticsearch does not know these credentials: check"
                    + " elasticsearch.api.key, or elasticsearch.username and elasticsearch.password");
            case 403 -> throw new Misconfigured("Elasticsearch forbids these credentials to " + what + " ("
                    + reply.reason()
                    + "): grant manage_index_templates and monitor on the cluster and all on the"
                    + " indices, or prepare everything with another user and set sink.manage=false");
            case 408, 429, 500, 502, 503, 504 ->
                throw new IOException("cannot " + what + ": " + reply.reason());
            default -> {
                if (reply.status() >= 300) {
                    throw new Misconfigured("Elasticsearch cannot " + what + ": " + reply.reason());
                }
                yield reply;
            }
        };
    }
}
