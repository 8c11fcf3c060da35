package dev.paperwire.cli.secured;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A service as a process of its own, of the jars that its image has.
 *
 * @param process the process
 * @param out what it prints
 * @param err what it has to say
 */
public record ServiceProcess(Process process, Path out, Path err) implements AutoCloseable {
    public static final Path ROOT = Path.of(System.getProperty("paperwire.root"));

    /** Starts the main class of a module; it has no environment but what is given. */
    static ServiceProcess start(Path folder, String module, Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("-cp", classPath(module), "dev.paperwire." + module + ".Main"));
        command.addAll(List.of(words));
        return java(folder, module, environment, command);
    }

    /** Starts Java as an entry point says it. */
    public static ServiceProcess java(Path folder, String name, Map<String, String> environment,
            List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(words);
        Path err = Files.createTempFile(folder, name + "-", ".err");
        Path out = Files.createTempFile(folder, name + "-", ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile())
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), out, err);
    }

    /** The jar of a module and those that it runs with, as the build gathers them. */
    public static String classPath(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        assumeThat(target.resolve("lib")).as("made by ./mvnw package or verify").isDirectory();
        return target.resolve("*") + File.pathSeparator + target.resolve("lib").resolve("*");
    }

    public int code() throws InterruptedException {
        return process.waitFor();
    }

    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    public List<String> said() throws IOException {
        return Files.readAllLines(err, UTF_8);
    }

    List<String> printed() throws IOException {
        return Files.readAllLines(out, UTF_8);
    }

    public void assertAlive() throws IOException {
        assertThat(process.isAlive()).as(String.join("\n", said())).isTrue();
    }

    /** As a container is stopped. */
    public void stop() throws Exception {
        process.destroy();
        assertThat(process.waitFor()).as(String.join("\n", said())).isIn(0, 143);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
