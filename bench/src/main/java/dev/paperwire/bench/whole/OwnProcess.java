package dev.paperwire.bench.whole;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Runs a program of others in a process of its own, and reads what it prints. */
final class OwnProcess {
    private static final int PATIENCE_MINUTES = 5;

    private OwnProcess() {}

    static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Thread watch = Thread.startVirtualThread(() -> endLate(process));
            List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
            int code = process.waitFor();
            watch.interrupt();
            if (code != 0) {
                throw new IOException("it ended with code " + code
                        + (lines.isEmpty() ? "" : ": " + lines.getLast()));
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ended in time
        }
    }
}
