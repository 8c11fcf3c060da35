package dev.paperwire.sink.cluster;

/** Something that no retry mends and a person must: the message says what to do. */
public final class Misconfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misconfigured(String whatToDo) {
        super(whatToDo);
    }

    public Misconfigured(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
