package dev.paperwire.cli.operations;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands of {@code docs/operations.md}, carried out as they stand but for the addresses in them.
 *
 * @param folder where they are run
 * @param addresses what is to be taken for the addresses of the page
 * @param settings what every command is told by its first block
 */
record Handbook(Path folder, Map<String, String> addresses, String settings) {
    private static final Path ROOT = Path.of(System.getProperty("paperwire.root"));
    private static final Pattern BLOCK = Pattern.compile("```(sh|sh service)\\n(.*?)```", Pattern.DOTALL);

    /**
     * A block of commands.
     *
     * @param service whether they go on until they are stopped
     */
    record Block(boolean service, String text) {}

    /** What came of a block. */
    record Ended(int code, String out, String err) {}

    static List<Block> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .map(block -> new Block(block.group(1).equals("sh service"), block.group(2)))
                .toList();
    }

    /** Makes the folder one where the launcher and the project's files are found. */
    static Handbook in(Path folder, Map<String, String> addresses, String settings) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path launcher = bin.resolve("paperwire");
        Files.writeString(launcher,
                """
                        #!/bin/sh
                        exec '%s' -Xmx320m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
                        --sun-misc-unsafe-memory-access=allow -cp '%s' dev.paperwire.cli.Main "$@"
                        """
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"),
                                ServiceProcess.classPath()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(folder.resolve("dashboards"), ROOT.resolve("dashboards"));
        return new Handbook(folder, addresses, settings);
    }

    Ended run(Block block) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Process process = start(block, ProcessBuilder.Redirect.PIPE, err);
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }

    /** What services have said. */
    String serviceLog() throws IOException {
        return Files.readString(folder.resolve("service.log"));
    }

    Process start(Block block) throws IOException {
        Path log = folder.resolve("service.log");
        return start(block, ProcessBuilder.Redirect.appendTo(log.toFile()), log);
    }

    private Process start(Block block, ProcessBuilder.Redirect out, Path err) throws IOException {
        // exec: a service is to be told to stop, not the shell around it.
        String script = settings + (block.service() ? "exec " : "") + block.text();
        for (var address : addresses.entrySet()) {
            script = script.replace(address.getKey(), address.getValue());
        }
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", script).directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err.toFile());
        shell.environment()
                .merge("PATH", folder.resolve("bin").toString(),
                        (path, own) -> own + File.pathSeparator + path);
        return shell.start();
    }
}
