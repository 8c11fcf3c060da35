package dev.paperwire.cli;

/** What a command tells the shell. */
final class ExitCode {
    /** Everything went through. */
    static final int FINE = 0;
    /** Something failed; what could be done was done. */
    static final int FAILED = 1;
    /** The command was called in a way that it does not understand, or its settings are wrong. */
    static final int USAGE = 2;

    private ExitCode() {}
}
