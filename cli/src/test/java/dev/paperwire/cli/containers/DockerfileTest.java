package dev.paperwire.cli.containers;

import dev.paperwire.cli.secured.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a linter would look at, and what only this project knows. */
class DockerfileTest {
    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink");

    private static Dockerfile file;

    @BeforeAll
    static void read() throws IOException {
        file = Dockerfile.read();
    }

    @Test
    void everyBaseIsAStageOrHasAVersion() {
        file.stages()
                .values()
                .forEach(stage -> assertThat(
                        file.stages().containsKey(stage.base()) || stage.base().matches("\\S+:\\d[\\w.-]*"))
                        .as(stage.base())
                        .isTrue());
    }

    @Test
    void instructionsAreThoseThatSurpriseNobody() {
        assertThat(file.stages().values()).flatExtracting(Dockerfile.Stage::instructions)
                .extracting(Dockerfile.Instruction::name)
                .isSubsetOf("WORKDIR", "COPY", "RUN", "ENV", "HEALTHCHECK", "USER", "ENTRYPOINT");
        assertThat(file.stages().values()).flatExtracting(stage -> stage.all("RUN"))
                .noneMatch(command -> Pattern.compile("\\b(apt|apt-get|curl|wget|sudo|chmod 777)\\b")
                        .matcher(command)
                        .find());
    }

    @Test
    void servicesRunAsSomebodyWhoOwnsNothingButTheirState() {
        assertThat(SERVICES).allSatisfy(service -> {
            assertThat(file.last(service, "USER")).hasValue("10001");
            assertThat(file.last(service, "HEALTHCHECK").orElseThrow()).endsWith("CMD [\"/app/healthy\"]");
            assertThat(file.stages().get("service").base()).contains("-jre-");
        });
    }

    @Test
    void whatOthersMadeLiesBelowWhatIsOurs() {
        assertThat(SERVICES).allSatisfy(service -> assertThat(file.stages().get(service).all("COPY"))
                .containsExactly("--from=build /src/" + service + "/target/lib /app/lib",
                        "--from=build /out/" + service + " /app"));
    }

    @Test
    void theLayerOfDownloadsHasThePomOfEveryModuleAndNoSource() throws IOException {
        List<Dockerfile.Instruction> build = file.stages().get("build").instructions();
        int fetched = build
                .indexOf(build.stream().filter(one -> one.name().equals("RUN")).findFirst().orElseThrow());
        List<String> before = build.subList(0, fetched)
                .stream()
                .filter(one -> one.name().equals("COPY"))
                .map(Dockerfile.Instruction::words)
                .toList();
        String pom = Files.readString(ServiceProcess.ROOT.resolve("pom.xml"));
        // Modules of a profile are no part of the images' build.
        List<String> modules = Pattern.compile("<module>(.*)</module>")
                .matcher(pom.substring(0, pom.indexOf("<profiles>")))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(before).containsAll(
                modules.stream().map(module -> module + "/pom.xml " + module + "/").toList());
        assertThat(before).noneMatch(words -> words.contains("/src"));
    }

    @Test
    void whatItCopiesIsThereAndInTheContext() throws IOException {
        List<String> context = Files.readAllLines(ServiceProcess.ROOT.resolve(".dockerignore"))
                .stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> "glob:" + line.substring(1))
                .toList();
        file.stages()
                .values()
                .forEach(stage -> stage.all("COPY")
                        .stream()
                        .filter(words -> !words.startsWith("--from"))
                        .flatMap(words -> {
                            List<String> all = Arrays.stream(words.split(" "))
                                    .filter(word -> !word.startsWith("--"))
                                    .toList();
                            return all.subList(0, all.size() - 1).stream();
                        })
                        .forEach(source -> {
                            var path = ServiceProcess.ROOT.resolve(source);
                            assertThat(path).exists();
                            var relative = ServiceProcess.ROOT.relativize(path);
                            assertThat(context).as(source)
                                    .anyMatch(glob -> path.getFileSystem()
                                            .getPathMatcher(glob)
                                            .matches(relative));
                        }));
    }
}
