package dev.paperwire.listing.json;

/** Bytes that are no record of the contract: the only exception that reading one throws. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why bytes could not be read. */
    public enum Reason {
        /** There are no bytes. */
        EMPTY("empty"),
        /** They are not JSON, or JSON beyond any sensible limit of depth or length. */
        NOT_JSON("not-json"),
        /** They are JSON of another shape. */
        WRONG_SHAPE("wrong-shape"),
        /** They have the shape, and values that the contract forbids. */
        INVALID("invalid");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The code in a reject's {@code reject.reason}. */
        @Override
        public String toString() {
            return code;
        }
    }

    private final Reason reason;

    UnreadableRecord(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    UnreadableRecord(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What exactly is wrong: one line that names the place, never the whole record. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
