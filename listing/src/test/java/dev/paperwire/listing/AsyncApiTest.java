package dev.paperwire.listing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.Channels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The description of the channels for other programs says what the channels are. */
class AsyncApiTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path FILE = MODULE.resolve("asyncapi.yaml");

    @Test
    void theChannelsAreThoseThatAreMade() throws IOException {
        Map<String, String> described = new TreeMap<>();
        for (JsonNode channel : document().at("/channels")) {
            JsonNode kafka = channel.at("/bindings/kafka");
            described.put(channel.at("/address").asString(), text(kafka.at("/topic").asString(),
                    kafka.at("/partitions").asInt(), settings(kafka.at("/topicConfiguration"))));
        }

        assertThat(described).isEqualTo(Channels.standard()
                .all()
                .stream()
                .collect(Collectors.toMap(Channel::name, channel -> text(channel.name(), channel.partitions(),
                        new TreeMap<>(channel.settings())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listing", "paper", "trend", "reject"})
    void itsExamplesAreWhatTheSchemasAsk(String message) throws IOException {
        JsonNode described = document().at("/components/messages/" + message);
        String part = message.equals("reject") ? "headers" : "payload";
        String schema = Files.readString(FILE.resolveSibling(described.at("/" + part + "/$ref").asString()));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        assertThat(described.at("/examples")).isNotEmpty();
        for (JsonNode example : described.at("/examples")) {
            assertThat(registry.getSchema(schema, InputFormat.JSON)
                    .validate(example.at("/" + part).toString(), InputFormat.JSON,
                            context -> context
                                    .executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
        }
    }

    /** By the parser of AsyncAPI itself, of the version that the lock file says. */
    @Test
    void itIsAsyncApi() throws Exception {
        assumeThat(isThere("npm")).as("npm is installed").isTrue();
        Path folder = Files.createDirectories(MODULE.resolve("target/asyncapi"));
        for (String name : List.of("package.json", "package-lock.json", "validate.mjs")) {
            Files.copy(MODULE.resolve("src/test/asyncapi").resolve(name), folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            String install = said(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            assumeThat(folder.resolve("node_modules/@asyncapi/parser")).as("npm ci: " + install)
                    .isDirectory();
        }

        assertThat(said(folder, "node", "validate.mjs", FILE.toString())).isEqualTo("""
                channel paper-listings listing
                channel papers paper
                channel topic-trends trend
                channel paper-rejects reject
                """);
    }

    private static JsonNode document() throws IOException {
        return YAMLMapper.shared().readTree(Files.readString(FILE));
    }

    private static Map<String, String> settings(JsonNode described) {
        Map<String, String> settings = new TreeMap<>();
        described.forEachEntry((key, value) -> settings.put(key,
                value.isArray() ? value.get(0).asString() : value.asString()));
        return settings;
    }

    private static String text(String name, int partitions, Map<String, String> settings) {
        return name + " of " + partitions + " " + settings;
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String said(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", Arrays.toString(command)).isTrue();
        return said;
    }
}
