package dev.paperwire.enrich.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The project's own topics with the phrases that name them, as resources hold them. */
final class Taxonomy {
    private Taxonomy() {}

    /** The topics of {@code topics.csv}, in its order. */
    static List<TopicDefinition> topics() {
        List<TopicDefinition> topics = new ArrayList<>();
        for (String line : lines("topics.csv").subList(1, lines("topics.csv").size())) {
            List<String> cells = cells(line);
            topics.add(new TopicDefinition(cells.get(0), cells.get(1), cells.get(2)));
        }
        return List.copyOf(topics);
    }

    /** The phrases of {@code phrases.txt} by topic, in the order of the topics. */
    static List<List<String>> phrases(List<TopicDefinition> topics) {
        Map<String, List<String>> byId = new LinkedHashMap<>();
        for (String line : lines("phrases.txt")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                byId.put(line.substring(0, colon),
                        Arrays.stream(line.substring(colon + 1).split("\\|")).map(String::strip).toList());
            }
        }
        return topics.stream().map(topic -> byId.getOrDefault(topic.id(), List.of())).toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Taxonomy.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of a line of CSV; a quoted cell may hold commas. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
