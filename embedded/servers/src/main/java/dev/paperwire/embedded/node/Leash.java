package dev.paperwire.embedded.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ties a server to the process that started it.
 *
 * <p>
 * The starting process holds the other end of this process's standard input: when the input ends, that process is gone,
 * even if it was killed outright, and the server is closed in order. A word before the end says that the starting process
 * is well and only stops the server; without it, files that were meant for one run are deleted here, since nobody else
 * will. A
 * signal alone does not close the server at once, because Ctrl-C in a terminal reaches all processes of the group and
 * the starting process must still be able to use its servers while it shuts down itself.
 *
 * <p>
 * Standard output carries two lines, {@value #READY} once the server has started and {@value #CLOSED} once it has closed
 * its data; what is left to do for Java itself may take a while longer. Everything else that the server prints goes to
 * standard error.
 */
final class Leash {
    static final String READY = "READY";
    static final String CLOSED = "CLOSED";
    static final int FAILED = 1;
    /** The code of EADDRINUSE on Linux, so that the starting process can tell this failure from others. */
    static final int PORT_TAKEN = 98;

    private static final long SIGNALLED_SECONDS = 30;
    private static final long CLOSING_SECONDS = 12;

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean stoppedInOrder;

    private Leash() {}

    /** Starts a server; the result closes it. */
    interface Server {
        Closeable start() throws Exception;
    }

    /** Starts the server, reports it, keeps it until the starting process lets go; does not return. */
    static void hold(long parent, Server server) throws InterruptedException {
        PrintStream report = System.out;
        System.setOut(System.err);
        Leash leash = new Leash();
        leash.watch(parent);
        Closeable running;
        try {
            running = server.start();
        } catch (Throwable failure) {
            explain(failure);
            Runtime.getRuntime().halt(isPortTaken(failure) ? PORT_TAKEN : FAILED);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leash.close(running, report), "close"));
        report.println(READY);
        report.flush();
        leash.released.await();
        System.exit(0);
    }

    /** Two ways to see the end of the starting process: either may fail to show on some system. */
    private void watch(long parent) {
        daemon("leash", this::awaitEndOfInput);
        daemon("parent", () -> {
            ProcessHandle.of(parent).ifPresent(handle -> handle.onExit().join());
            release();
        });
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                stoppedInOrder = true;
            }
        } catch (IOException broken) {
            // A broken line says the same as its end.
        }
        release();
    }

    private void release() {
        released.countDown();
        daemon("halt", Leash::haltLate);
    }

    /** Ends this process even when the server does not: it may hang in its start as well as in its end. */
    private static void haltLate() {
        try {
            TimeUnit.SECONDS.sleep(CLOSING_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private void close(Closeable running, PrintStream report) {
        try {
            if (!released.await(SIGNALLED_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Told to stop by a signal, while the starting process still lives");
            }
            running.close();
            String temporary = System.getProperty("paperwire.temporary");
            if (temporary != null && !stoppedInOrder) {
                delete(Path.of(temporary));
            }
            report.println(CLOSED);
            report.flush();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            failure.printStackTrace(System.err);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The causes once more after the trace, so that the end of the log says what was wrong. */
    private static void explain(Throwable failure) {
        failure.printStackTrace(System.err);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            System.err.println("Not started: " + cause);
        }
    }

    private static boolean isPortTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
