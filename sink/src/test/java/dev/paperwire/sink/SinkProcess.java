package dev.paperwire.sink;

import dev.paperwire.listing.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A sink in a process of its own, which can be killed. */
final class SinkProcess implements AutoCloseable {
    /** Of the generations of the serial collector, not of the metaspace, which grows as code is loaded. */
    private static final Pattern USED = Pattern
            .compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

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

    /** What its heap holds after a collection, in bytes. */
    long liveHeap() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes << 10;
    }

    private String jcmd(String command) {
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
