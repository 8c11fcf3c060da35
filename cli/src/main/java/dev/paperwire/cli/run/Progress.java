package dev.paperwire.cli.run;

import java.io.PrintStream;

/**
 * Tells a person how a run goes: on a terminal a line that is written over and over, with events above it; elsewhere
 * events alone, a line each.
 */
public final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[2K";

    private final PrintStream err;
    private final boolean terminal;
    private String status = "";

    /** Begins to tell. */
    public Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Something that happened once. */
    public synchronized void event(String line) {
        err.print((status.isEmpty() ? "" : CLEAR_LINE) + line + System.lineSeparator() + status);
        err.flush();
    }

    /** How things stand right now; shown on a terminal only. */
    public synchronized void status(String line) {
        if (terminal && !line.equals(status)) {
            err.print((status.isEmpty() ? "" : CLEAR_LINE) + line);
            err.flush();
            status = line;
        }
    }

    /** Takes the status line away. */
    @Override
    public synchronized void close() {
        status("");
    }
}
