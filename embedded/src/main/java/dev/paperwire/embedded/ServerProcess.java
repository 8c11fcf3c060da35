package dev.paperwire.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The child process of a server, tied to this process by its standard input (see {@code Leash} in
 * {@code embedded/servers}).
 */
final class ServerProcess {
    private static final String READY = "READY";
    private static final String CLOSED = "CLOSED";
    /** For Java to end after the server has: at the first time it writes the archive of classes. */
    private static final long EXIT_SECONDS = 60;
    private static final int PORT_TAKEN = 98;
    private static final int LINES_SHOWN = 25;
    private static final int BYTES_SHOWN = 16 * 1024;

    private final Process process;
    private final Path log;
    private final long logStart;
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    private ServerProcess(Process process, Path log, long logStart) {
        this.process = process;
        this.log = log;
        this.logStart = logStart;
    }

    /** How a start can end. */
    sealed interface Outcome {
        record Started() implements Outcome {}

        record PortTaken() implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    static ServerProcess launch(List<String> command, DataDirectory data) throws IOException {
        Path log = data.log();
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        Process process = new ProcessBuilder(command).directory(data.root().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Orphan.remember(data.child(), process.toHandle());
        ServerProcess server = new ServerProcess(process, log, logStart);
        // A platform thread: reading from a pipe would hold on to the carrier of a virtual one.
        Thread.ofPlatform().daemon().name("output-of-" + process.pid()).start(server::readReport);
        return server;
    }

    /** Waits until the server says that it has started, its process ends, or the time is over. */
    Outcome awaitStart(Duration timeout) throws InterruptedException {
        try {
            if (started.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join()) {
                return new Outcome.Started();
            }
        } catch (CompletionException late) {
            if (late.getCause() instanceof TimeoutException) {
                return new Outcome.Failed("not started after " + timeout.toSeconds() + " s");
            }
            throw late;
        }
        int code = process.waitFor();
        return code == PORT_TAKEN
                ? new Outcome.PortTaken()
                : new Outcome.Failed("its process ended with code " + code);
    }

    /** Reads on to the end, for whatever else is printed must not fill the pipe and block the server. */
    private void readReport() {
        try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
                switch (line) {
                    case READY -> started.complete(true);
                    case CLOSED -> closed.complete(true);
                    default -> {
                        // Flags of the caller's may make Java print what it likes.
                    }
                }
            });
        } catch (UncheckedIOException ended) {
            // Killing the process may break the line.
        } finally {
            started.complete(false);
            closed.complete(true);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets the server close, and kills it if that takes too long. */
    void stop(Duration patience) {
        try (OutputStream leash = process.getOutputStream()) {
            leash.write('\n');
        } catch (IOException gone) {
            // It has ended already.
        }
        try {
            closed.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
            process.onExit().orTimeout(EXIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            kill();
        }
    }

    /** What was logged last, since this process was started. */
    List<String> lastLogLines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(logStart, file.length() - BYTES_SHOWN);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        } catch (IOException unreadable) {
            return List.of(unreadable.toString());
        }
    }
}
