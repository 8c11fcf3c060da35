package dev.paperwire.sink.delivery;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import co.elastic.clients.transport.TransportException;
import dev.paperwire.sink.cluster.Distrust;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.delivery.Outcome.AlreadyCurrent;
import dev.paperwire.sink.delivery.Outcome.Deleted;
import dev.paperwire.sink.delivery.Outcome.Indexed;
import dev.paperwire.sink.delivery.Outcome.Refused;
import dev.paperwire.sink.delivery.Outcome.Throttled;
import dev.paperwire.sink.delivery.Outcome.Unavailable;
import jakarta.json.JsonException;
import java.io.IOException;
import java.util.Objects;

/** Tells the {@link Outcome} of an operation, and of a whole bulk that got no answer item by item. */
final class Judge {
    private static final String NO_TYPE = "unknown";

    private Judge() {}

    /**
     * Judges one item.
     *
     * @throws Misconfigured if no retry can help and it is not the document's fault
     */
    static Outcome item(BulkResponseItem item) {
        ErrorCause error = item.error();
        if (error == null) {
            if (item.status() == 404 || item.operationType() == OperationType.Delete) {
                return new Deleted();
            }
            return new Indexed();
        }
        String type = Objects.requireNonNullElse(error.type(), NO_TYPE);
        String index = Objects.requireNonNullElse(item.index(), "");
        return judge(item.status(), type, Objects.requireNonNullElse(error.reason(), ""), index);
    }

    /**
     * Judges a bulk that failed as a whole.
     *
     * @return {@link Refused} if it holds something that cannot be taken, to be found by sending fewer at once; else
     *     {@link Throttled} or {@link Unavailable}
     * @throws Misconfigured if no retry can help
     */
    static Outcome bulk(Throwable failure) {
        return switch (failure) {
            case ElasticsearchException e ->
                judge(e.status(), Objects.requireNonNullElse(e.error().type(), NO_TYPE),
                        Objects.requireNonNullElse(e.error().reason(), ""), "");
            case TransportException e when e.statusCode() > 0 ->
                judge(e.statusCode(), NO_TYPE, String.valueOf(e.getMessage()), "");
            case IOException e -> {
                Distrust.check(e);
                yield new Unavailable(0, e.getClass().getSimpleName());
            }
            case JsonException e -> new Unavailable(0, e.getClass().getSimpleName()); // an answer that was cut off
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        };
    }

    private static Outcome judge(int status, String type, String reason, String index) {
        if (type.equals("cluster_block_exception")) {
            // A state of the index or the disk, whatever the status (403 for an index set to read-only): it passes.
            return new Throttled(status, type);
        }
        return switch (status) {
            case 409 -> new AlreadyCurrent();
            case 429 -> new Throttled(status, type);
            case 401 -> throw new Misconfigured("Elasticsearch does not know these credentials (" + type
                    + "): check elasticsearch.api.key, or elasticsearch.username and elasticsearch.password");
            case 403 -> throw new Misconfigured("Elasticsearch forbids these credentials to write (" + reason
                    + "): they need the privileges index, create, delete and view_index_metadata on the indices");
            case 404 -> throw new Misconfigured("the alias to write to is missing (" + reason
                    + "): start the sink anew, which makes it, or make it by hand where sink.manage is false");
            default -> {
                if (type.equals("index_closed_exception")) {
                    throw new Misconfigured(
                            "the index " + index + " is closed: open it (POST " + index + "/_open)");
                }
                // A good status for a bad answer: one that was cut off.
                yield status >= 500 || status == 408 || status < 300
                        ? new Unavailable(status, type)
                        : new Refused(status, type, reason, index);
            }
        };
    }
}
