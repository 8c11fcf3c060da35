package dev.paperwire.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server did not start; the message says why and shows the last lines that it logged. */
public final class EmbeddedStartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lastLogLines;

    EmbeddedStartFailure(String message, List<String> lastLogLines, @Nullable Throwable cause) {
        super(lastLogLines.isEmpty()
                ? message
                : message + "; its last log lines:\n  " + String.join("\n  ", lastLogLines),
                cause);
        this.lastLogLines = List.copyOf(lastLogLines);
    }

    EmbeddedStartFailure(String message) {
        this(message, List.of(), null);
    }

    EmbeddedStartFailure(String message, Throwable cause) {
        this(message, List.of(), cause);
    }

    /** Empty if the server's process was never started. */
    public List<String> lastLogLines() {
        return lastLogLines;
    }
}
