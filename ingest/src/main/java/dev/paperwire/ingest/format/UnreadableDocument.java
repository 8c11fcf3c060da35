package dev.paperwire.ingest.format;

/** A document that as a whole is not of its format; the message is one line and tells what it is instead. */
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableDocument(String message) {
        super(message);
    }

    UnreadableDocument(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same with the document's name before it. */
    public UnreadableDocument in(String document) {
        return new UnreadableDocument(document + ": " + getMessage(), this);
    }
}
