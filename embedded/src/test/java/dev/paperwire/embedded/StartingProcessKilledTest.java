package dev.paperwire.embedded;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StartingProcessKilledTest {
    @Test
    void leavesNoServerAndNoTemporaryFileBehind() throws Exception {
        Process starting = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-cp", System.getProperty("java.class.path"), StartingProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = starting.inputReader()) {
            List<String> lines = said.lines().limit(4).toList();
            assertThat(lines).hasSize(4);
            List<ProcessHandle> servers = List.of(server(lines.get(0)), server(lines.get(2)));
            assertThat(servers).allMatch(ProcessHandle::isAlive);

            starting.destroyForcibly();

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
            assertThat(Path.of(lines.get(1))).doesNotExist();
            assertThat(Path.of(lines.get(3))).doesNotExist();
        } finally {
            starting.destroyForcibly();
        }
    }

    private static ProcessHandle server(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
