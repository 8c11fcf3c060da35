package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.WordAnnotator;
import dev.paperwire.listing.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One copy of the application as a process of its own, to be killed. */
final class Copy implements AutoCloseable {
    private final Map<String, String> settings;
    private final Path log;
    private Process process;

    private Copy(Map<String, String> settings, Path log) {
        this.settings = settings;
        this.log = log;
        this.process = launch();
    }

    static Copy start(Map<String, String> settings, Path log) {
        return new Copy(settings, log);
    }

    /** The process: settings as {@code key=value} words. */
    public static void main(String[] args) throws InterruptedException {
        StreamSettings settings = StreamSettings.from(Settings.load(null, Map.of(), List.of(args)));
        try (StreamService service = new StreamService(settings, new WordAnnotator("1"))) {
            service.run();
        } catch (StreamFailed e) {
            System.out.println(e.getMessage());
            e.printStackTrace(System.out);
            Runtime.getRuntime().halt(1);
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void restart() {
        process = launch();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                        Copy.class.getName()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
