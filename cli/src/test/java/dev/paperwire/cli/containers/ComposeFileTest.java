package dev.paperwire.cli.containers;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperwire.cli.secured.ServiceProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ComposeFileTest {
    private static final Set<String> ONCE = Set.of("certificates", "users", "dashboards");
    private static final List<String> OURS = List.of("ingest", "enrich", "sink");

    private static ComposeFile compose;

    @BeforeAll
    static void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void fitsTheSchemaOfTheComposeSpecification() throws IOException {
        String schema;
        try (InputStream in = ComposeFileTest.class.getResourceAsStream("compose-spec.json")) {
            // The schema names its dialect and itself in ways that the validator does not take.
            schema = new String(in.readAllBytes(), UTF_8).replace(
                    "\"https://json-schema.org/draft-07/schema\"",
                    "\"http://json-schema.org/draft-07/schema#\"")
                    .replace("\"compose_spec.json\"", "\"urn:compose-spec\"");
        }
        var read = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema, InputFormat.JSON);

        assertThat(read.validate(compose.tree().toString(), InputFormat.JSON)).isEmpty();
        assertThat(read.validate("{\"services\":{\"a\":{\"imag\":\"b\"}}}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theExampleGivesEachOfItsVariablesAValueAndNoOther() throws IOException {
        assertThat(ComposeFile.example().keySet()).isEqualTo(ComposeFile.variables());
        assertThat(ComposeFile.example()).doesNotContainValue("");
        assertThat(ComposeFile.example().get("KIBANA_ENCRYPTION_KEY")).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void whatRunsOnRestartsHasLimitsAndTellsItsHealth() throws IOException {
        Dockerfile images = Dockerfile.read();
        for (Map.Entry<String, JsonNode> service : compose.services().properties()) {
            String name = service.getKey();
            boolean once = ONCE.contains(name);
            assertThat(service.getValue().path("mem_limit").asString()).as(name).matches("\\d+[mg]");
            assertThat(service.getValue().path("restart").asString()).as(name)
                    .isEqualTo(once ? "no" : "unless-stopped");
            assertThat(once || service.getValue().has("healthcheck")
                    || images.last(name, "HEALTHCHECK").isPresent()).as(name).isTrue();
        }
    }

    @Test
    void nothingIsReachedFromOutsideThisMachine() {
        compose.services()
                .properties()
                .forEach(service -> compose.words(service.getKey(), "ports")
                        .forEach(port -> assertThat(port).as(service.getKey()).startsWith("127.0.0.1:")));
    }

    @Test
    void imagesAreOfTheVersionsThatTheTestsRunOn() throws IOException {
        String elasticsearch = version("elasticsearch");
        String kafka = version("kafka");
        Set<String> images = new TreeSet<>();
        compose.services().forEach(service -> images.add(service.path("image").asString("")));

        assertThat(images).containsExactlyInAnyOrder("", "apache/kafka:" + kafka,
                "docker.elastic.co/elasticsearch/elasticsearch:" + elasticsearch,
                "docker.elastic.co/kibana/kibana:" + elasticsearch);
    }

    private static String version(String of) throws IOException {
        return Pattern.compile("<" + of + ".version>(.*)</")
                .matcher(Files.readString(ServiceProcess.ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "sink"})
    void aServiceOfOursMayDoLittleAndBeStartedSeveralTimes(String name) {
        JsonNode service = compose.service(name);

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(compose.words(name, "cap_drop")).containsExactly("ALL");
        assertThat(compose.words(name, "security_opt")).containsExactly("no-new-privileges:true");
        assertThat(service.has("container_name") || service.has("ports") || service.has("hostname"))
                .isFalse();
        assertThat(service.path("build").path("target").asString()).isEqualTo(name);
        assertThat(compose.words(name, "volumes"))
                .allMatch(volume -> !volume.contains(":") || volume.endsWith(":ro"));
    }

    @Test
    void whatIsMountedIsThere() {
        Set<String> named = new TreeSet<>();
        for (String service : compose.services().propertyNames()) {
            for (String volume : compose.words(service, "volumes")) {
                String source = volume.split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(ServiceProcess.ROOT.resolve(source.substring(2))).exists();
                } else if (!source.startsWith("/")) {
                    named.add(source);
                }
            }
        }
        assertThat(named).isEqualTo(new TreeSet<>(compose.tree().path("volumes").propertyNames()));
    }

    @Test
    void whatItRunsOfOursIsWhatTheDockerfileMakes() throws IOException {
        Dockerfile images = Dockerfile.read();
        assertThat(OURS).allSatisfy(name -> assertThat(images.entrypoint(name).getLast())
                .isEqualTo("dev.paperwire." + name + ".Main"));
        Path source = ServiceProcess.ROOT;
        assertThat(OURS).allSatisfy(name -> assertThat(
                Files.exists(source.resolve(name + "/src/main/java/dev/paperwire/" + name + "/Main.java")))
                .isTrue());
    }
}
