package dev.paperwire.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Runs what the README says, in a copy of the project that nothing was built in, with no JAVA_HOME. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeTest {
    private static final Path PROJECT = Path.of(System.getProperty("paperwire.root"));
    private static final Set<String> NOT_CLONED = Set.of("target", ".git", "data", ".building");

    @TempDir
    static Path folder;

    private record Ended(int code, List<String> out, String err) {}

    @Test
    @Order(1)
    void itsFirstCommandDoesEverything() throws Exception {
        copyProject();

        Ended run = sh(commands().get(0));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).anySatisfy(line -> assertThat(line).startsWith("62 papers searchable"));
    }

    @Test
    @Order(2)
    void itsSecondCommandIsWhatContinuousIntegrationRuns() throws IOException {
        assertThat(commands().get(1)).isEqualTo("./mvnw verify");
        assertThat(Files.readString(PROJECT.resolve(".ci/run"))).contains("\n./mvnw -B -ntp verify\n");
    }

    @Test
    @Order(3)
    void aPageCanBeParsedAndEnrichedInAPipe() throws Exception {
        Ended pipe = sh("./paperwire parse --format huggingface-text "
                + "ingest/src/main/resources/dev/paperwire/ingest/sample/huggingface-papers.txt | ./paperwire enrich");

        assertThat(pipe.code()).as(pipe.err()).isZero();
        assertThat(pipe.out()).hasSize(62)
                .allSatisfy(line -> assertThat(line).startsWith("{\"schema\":1,\"id\":\""));
        assertThat(pipe.err()).isEmpty();
    }

    /** The commands at the head of the README, without what is said about them. */
    private static List<String> commands() throws IOException {
        return Files.readAllLines(PROJECT.resolve("README.md"))
                .stream()
                .filter(line -> line.startsWith("    ./"))
                .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .toList();
    }

    private static Ended sh(String command) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(copy().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        shell.environment().remove("JAVA_HOME");
        shell.environment().remove("MAVEN_OPTS");
        Process process = shell.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).as(command + " ends").isTrue();
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readString(err, UTF_8));
    }

    private static Path copy() {
        return folder.resolve("clone");
    }

    private static void copyProject() throws IOException {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_CLONED.contains(String.valueOf(dir.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy().resolve(PROJECT.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = copy().resolve(PROJECT.relativize(file));
                if (attributes.isRegularFile()) {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
