package dev.paperwire.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that Kibana imports, as it lies in the project. */
record Saved(List<JsonNode> objects) {
    static final Path ROOT = Path.of(System.getProperty("paperwire.root"));
    static final Path SOURCES = ROOT.resolve("dashboards/src/main/dashboards");
    static final Path FILE = ROOT.resolve("dashboards/paperwire.ndjson");

    static Saved read() throws IOException {
        return new Saved(Files.readAllLines(FILE).stream().map(JsonMapper.shared()::readTree).toList());
    }

    Stream<JsonNode> of(String type) {
        return objects.stream().filter(object -> object.path("type").asString().equals(type));
    }

    /** The object that another refers to by a name. */
    JsonNode referred(JsonNode object, String name) {
        return object.path("references")
                .valueStream()
                .filter(reference -> reference.path("name").asString().equals(name))
                .map(reference -> named(reference.path("type").asString(), reference.path("id").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(object.path("id") + " has no reference " + name));
    }

    private JsonNode named(String type, String id) {
        return of(type).filter(object -> object.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type + " " + id));
    }

    /** JSON that is kept as text within JSON. */
    static JsonNode inner(JsonNode object, String pointer) {
        return JsonMapper.shared().readTree(object.at(pointer).asString());
    }
}
