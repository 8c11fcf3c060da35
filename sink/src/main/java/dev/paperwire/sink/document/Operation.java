package dev.paperwire.sink.document;

/** What one record asks of its index. */
public sealed interface Operation {
    /** What of it counts towards the size of a bulk, in bytes. */
    default long bytes() {
        return 0;
    }

    /** An operation that is sent. */
    sealed interface Write extends Operation {
        /** The document's {@code _id}: 1 to 512 bytes of UTF-8. */
        String id();
    }

    /**
     * Puts a document in place of any older one.
     *
     * @param id the document's {@code _id}
     * @param version the external version; positive
     * @param source the document: one line of JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // the record's own bytes, never copied and never compared
    record Index(String id, long version, byte[] source) implements Write {
        @Override
        public long bytes() {
            return source.length;
        }
    }

    /**
     * Adds a document that never changes.
     *
     * @param id the document's {@code _id}
     * @param source the document: one line of JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // the record's own bytes, never copied and never compared
    record Create(String id, byte[] source) implements Write {
        @Override
        public long bytes() {
            return source.length;
        }
    }

    /**
     * Takes a document away, unless there is a newer one.
     *
     * @param id the document's {@code _id}
     * @param version the external version; positive
     */
    record Delete(String id, long version) implements Write {}

    /**
     * A record that would spoil the whole bulk it is in, and is refused before it is sent.
     *
     * @param reason the kind of failure, a short code
     * @param detail what exactly is wrong, in one line
     */
    record Unusable(String reason, String detail) implements Operation {}
}
