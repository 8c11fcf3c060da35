package dev.paperwire.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The readable sources.
 *
 * @param views the data views by name
 * @param boards the dashboards by name, in the order in which they are listed
 */
record Sources(Map<String, View> views, Map<String, Board> boards) {
    private static final List<String> BOARDS = List.of("overview", "topic", "links", "health");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * Reads a directory of them.
     *
     * @throws IOException if one is missing, or is not what a source has to be; the message names file and place
     */
    static Sources read(Path directory) throws IOException {
        Map<String, View> views = YAML
                .convertValue(read(directory.resolve("views.yaml"), new TypeReference<>() {
                }),
                        new TypeReference<LinkedHashMap<String, View>>() {
                        });
        Map<String, Board> boards = new LinkedHashMap<>();
        for (String name : BOARDS) {
            boards.put(name, read(directory.resolve(name + ".yaml"), new TypeReference<Board>() {
            }));
        }
        Sources sources = new Sources(views, boards);
        sources.check();
        return sources;
    }

    private static <T> T read(Path file, TypeReference<T> type) throws IOException {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void check() throws IOException {
        var known = new TreeSet<String>();
        for (Board board : boards.values()) {
            for (var panel : board.panels().entrySet()) {
                if (!known.add(panel.getKey())) {
                    throw new IOException("two panels are called " + panel.getKey());
                }
                if (!views.containsKey(panel.getValue().view())) {
                    throw new IOException(panel.getKey() + ": there is no view " + panel.getValue().view());
                }
            }
            for (var control : board.choices().entrySet()) {
                if (!views.containsKey(control.getValue().view())) {
                    throw new IOException(
                            control.getKey() + ": there is no view " + control.getValue().view());
                }
            }
        }
    }
}
