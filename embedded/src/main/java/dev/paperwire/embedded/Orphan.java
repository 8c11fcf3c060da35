package dev.paperwire.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A server whose starting process was killed, and that may still be closing when the next one wants its data.
 */
final class Orphan {
    private static final long CLOSING_SECONDS = 20;

    private Orphan() {}

    static void remember(Path file, ProcessHandle server) throws IOException {
        Files.write(file, List.of(Long.toString(server.pid()), startOf(server)));
    }

    /** Returns when the server of this file is gone; ends it by force if it does not go itself. */
    static void awaitEnd(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 2 && lines.getFirst().matches("[0-9]{1,18}")) {
            // A process id is given to another process in time; together with its start it is unique.
            Optional<ProcessHandle> server = ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(handle -> startOf(handle).equals(lines.getLast()));
            server.ifPresent(Orphan::end);
        }
        Files.delete(file);
    }

    private static void end(ProcessHandle server) {
        try {
            server.onExit().orTimeout(CLOSING_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            server.destroyForcibly();
            server.onExit().join();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
