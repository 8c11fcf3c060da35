package dev.paperwire.sink;

import dev.paperwire.listing.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sink in a process of its own, which can be killed. */
final class SinkProcess implements AutoCloseable {
    private final List<String> command = new ArrayList<>();
    private final Path log;
    private volatile Process process;

    SinkProcess(Settings settings, Path log) {
        this.log = log;
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        settings.values().forEach((key, value) -> command.add(key + "=" + value));
    }

    void start() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the power went. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
