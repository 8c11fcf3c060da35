package dev.paperwire.bench.peers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Who runs against whom. Each runs in a process of its own, all with the same heap, and begins as cold as the others. */
enum Contender {
    CAMEL(CamelPeer.class), CAMEL_AGGREGATE(CamelAggregatePeer.class), FLINK(FlinkPeer.class), PAPERWIRE(
            PaperwirePeer.class);

    private static final String HEAP = "-Xmx1g";

    private final Class<?> main;

    Contender(Class<?> main) {
        this.main = main;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Carries all documents; what it says about it goes to this process's standard error.
     *
     * @throws IOException if it failed
     */
    Outcome carry(Load load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(load.arguments()));
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(this + " ended with the exit code " + exit);
            }
            return Outcome.parse(printed);
        } finally {
            process.destroyForcibly();
        }
    }
}
