package dev.paperwire.sink.delivery;

import dev.paperwire.sink.cluster.Distrust;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.BulkReply.Said;
import dev.paperwire.sink.delivery.Outcome.AlreadyCurrent;
import dev.paperwire.sink.delivery.Outcome.Deleted;
import dev.paperwire.sink.delivery.Outcome.Indexed;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Throttled;
import dev.paperwire.sink.delivery.Outcome.Unavailable;
import dev.paperwire.sink.document.Operation;
import java.io.IOException;

/** Tells the {@link Outcome} of an operation, and of a whole bulk that got no answer item by item. */
final class Judge {
    private static final String NO_TYPE = "unknown";

    private Judge() {}

    /** The outcome of an operation in a bulk without errors. */
    static Outcome.Settled good(Operation.Write operation) {
        return operation instanceof Operation.Delete ? new Deleted() : new Indexed();
    }

    /**
     * Judges one item.
     *
     * @throws Misconfigured if no retry can help and it is not the document's fault
     */
    static Outcome item(Operation.Write operation, Said said) {
        boolean isDone = said.status() >= 200 && said.status() < 300;
        boolean wasGone = said.status() == 404 && operation instanceof Operation.Delete;
        boolean isGood = said.type().isEmpty() && (isDone || wasGone);
        return isGood ? good(operation) : judge(said);
    }

    /**
     * Judges a bulk that was answered as a whole.
     *
     * @return {@link Refused} if it holds something that cannot be taken, to be found by sending fewer at once; else
     *     {@link Throttled} or {@link Unavailable}
     * @throws Misconfigured if no retry can help
     */
    static Outcome bulk(Said said) {
        return judge(said);
    }

    /**
     * Judges a bulk that was not answered.
     *
     * @throws Misconfigured if no retry can help
     */
    static Unavailable unanswered(Throwable failure) {
        return switch (failure) {
            case IOException e -> {
                Distrust.check(e);
                yield new Unavailable(0, e.getClass().getSimpleName());
            }
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        };
    }

    private static Outcome judge(Said said) {
        int status = said.status();
        String type = said.type().isEmpty() ? NO_TYPE : said.type();
        if (type.equals("cluster_block_exception")) {
            // A state of the index or the disk, whatever the status (403 for an index set to read-only): it passes.
            return new Throttled(status, type);
        }
        return switch (status) {
            case 409 -> new AlreadyCurrent();
            case 429 -> new Throttled(status, type);
            case 401 -> throw new Misconfigured("Elasticsearch does not know these credentials (" + type
                    + "): check elasticsearch.api.key, or elasticsearch.username and elasticsearch.password");
            case 403 -> throw new Misconfigured("Elasticsearch forbids these credentials to write ("
                    + said.reason()
                    + "): they need the privileges index, create, delete and view_index_metadata on the indices");
            case 404 -> throw new Misconfigured("the alias to write to is missing (" + said.reason()
                    + "): start the sink anew, which makes it, or make it by hand where sink.manage is false");
            default -> {
                if (type.equals("index_closed_exception")) {
                    throw new Misconfigured("the index " + said.index() + " is closed: open it (POST "
                            + said.index() + "/_open)");
                }
                // A good status for a bad answer: one that was cut off.
                yield status >= 500 || status == 408 || status < 300
                        ? new Unavailable(status, type)
                        : new Refused(status, type, said.reason(), said.index());
            }
        };
    }
}
