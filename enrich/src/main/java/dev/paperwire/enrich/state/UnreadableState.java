package dev.paperwire.enrich.state;

/** State that is of another version of the application, or broken. */
public final class UnreadableState extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableState(String message) {
        super(message);
    }
}
