package dev.paperwire.sink.delivery;

import java.util.List;

/** What came back for a bulk. */
sealed interface Answer {
    /** The bulk's items, in its order. */
    List<Item> items();

    /** An answer item by item. */
    record Each(List<Item> items, BulkReply reply, long nanos) implements Answer {}

    /** One answer for all, of a status that is not good. */
    record Whole(List<Item> items, BulkReply.Said said) implements Answer {}

    /** No answer. */
    record Failure(List<Item> items, Throwable cause) implements Answer {}
}
