package dev.paperwire.sink.delivery;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.List;

/** What came back for a bulk. */
sealed interface Answer {
    /** The bulk's items, in its order. */
    List<Item> items();

    /** An answer item by item. */
    record Each(List<Item> items, List<BulkResponseItem> answers, long nanos) implements Answer {}

    /** One failure for all. */
    record Failure(List<Item> items, Throwable cause) implements Answer {}
}
