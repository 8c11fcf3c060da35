package dev.paperwire.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out results, in UTF-8; writes that fail throw, so that a closed pipe ends the command
 * @param err what a person should know: progress, problems
 * @param terminal whether a person looks at {@code err} on a terminal
 */
public record Console(InputStream in, OutputStream out, PrintStream err, boolean terminal) {
    /** The process's own. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal() is asked as well
    static Console ofProcess() {
        java.io.Console process = System.console();
        boolean terminal = process != null && process.isTerminal()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
        return new Console(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8), terminal);
    }

    /** Tells a person one thing. */
    void say(String line) {
        err.println("paperwire: " + line);
    }
}
