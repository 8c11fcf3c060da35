package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Operation;
import org.apache.kafka.common.TopicPartition;

/** An operation on its way, with what was tried so far. Belongs to the delivery's own thread. */
final class Item {
    /** What an item costs in memory besides its document, roughly, in bytes. */
    private static final int OVERHEAD = 256;

    private final Entry entry;
    private final Operation.Write operation;
    private final String index;
    private int attempts;
    private int company = Integer.MAX_VALUE;

    Item(Entry entry, Operation.Write operation, String index) {
        this.entry = entry;
        this.operation = operation;
        this.index = index;
    }

    Entry entry() {
        return entry;
    }

    TopicPartition partition() {
        return entry.partition();
    }

    Operation.Write operation() {
        return operation;
    }

    String index() {
        return index;
    }

    long bytes() {
        return operation.bytes() + OVERHEAD;
    }

    int attempts() {
        return attempts;
    }

    void sent() {
        attempts++;
    }

    /** With how many it may share a bulk, itself included: fewer after a bulk with it was refused as a whole. */
    int company() {
        return company;
    }

    void isolate(int newCompany) {
        company = newCompany;
    }
}
