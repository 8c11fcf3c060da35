package dev.paperwire.enrich.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The data that the project is measured on, beside a working copy of it; a test without it is skipped. */
final class SharedData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SharedData() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("paperwire.root", ".."), "..", "shared", "data", name);
        assumeTrue(Files.isReadable(file), "needs ../shared/data/" + name + ", which a clone does not have");
        return file;
    }

    static List<JsonNode> records(String name) throws IOException {
        try (var in = Files.newInputStream(file(name));
                var reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList();
        }
    }
}
