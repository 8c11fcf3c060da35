package dev.paperwire.cli;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

/** The command as a process of its own, ended from outside. */
class KilledRunTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void killingItLeavesNoServerBehind() throws Exception {
        Process run = serving();
        List<ProcessHandle> servers = run.descendants().toList();
        assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

        run.destroyForcibly();

        await().atMost(SOON).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void askingItToStopStopsEverythingInOrder() throws Exception {
        Process run = serving();
        List<ProcessHandle> servers = run.descendants().toList();

        run.destroy();

        await().atMost(SOON).until(() -> !run.isAlive());
        assertThat(servers).as(() -> "servers left by a run that said: " + contentOf(errors()))
                .noneMatch(ProcessHandle::isAlive);
    }

    /** A run that has told where to search. */
    private Process serving() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path"));
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp", classPath, "-Dlogback.configurationFile=dev/paperwire/cli/logback.xml",
                "dev.paperwire.cli.Main", "run").redirectError(errors()).start();
        BufferedReader out = run.inputReader(UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("Search")) {
            line = out.readLine();
        }
        assertThat(line).as("where to search").isNotNull();
        return run;
    }

    private File errors() {
        return new File(folder.toFile(), "err");
    }
}
