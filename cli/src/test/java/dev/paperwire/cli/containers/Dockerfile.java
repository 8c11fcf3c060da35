package dev.paperwire.cli.containers;

import dev.paperwire.cli.secured.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Dockerfile, as far as it must be understood to know what a container runs.
 *
 * @param stages its stages by name, in order
 */
record Dockerfile(Map<String, Stage> stages) {
    /**
     * A stage.
     *
     * @param base the image or the stage that it begins with
     * @param instructions what follows, each with its words
     */
    record Stage(String base, List<Instruction> instructions) {
        List<String> all(String name) {
            return instructions.stream()
                    .filter(one -> one.name.equals(name))
                    .map(Instruction::words)
                    .toList();
        }
    }

    /** A line, those that it goes on in joined to it. */
    record Instruction(String name, String words) {}

    static Dockerfile read() throws IOException {
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<Instruction> current = new ArrayList<>();
        String text = Files.readString(ServiceProcess.ROOT.resolve("Dockerfile"))
                .replaceAll("\\\\\\n\\s*", " ");
        for (String line : text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            String[] parts = line.split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                String[] names = parts[1].split(" AS ", 2);
                current = new ArrayList<>();
                stages.put(names[1], new Stage(names[0], current));
            } else {
                current.add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(stages);
    }

    /** The last of an instruction in a stage or, where it has none, in what it begins with. */
    Optional<String> last(String stage, String name) {
        Stage found = stages.get(stage);
        if (found == null) {
            return Optional.empty();
        }
        List<String> own = found.all(name);
        return own.isEmpty() ? last(found.base, name) : Optional.of(own.getLast());
    }

    /** What a container of a stage runs. */
    List<String> entrypoint(String stage) {
        List<String> words = new ArrayList<>();
        JsonMapper.shared()
                .readTree(last(stage, "ENTRYPOINT").orElseThrow())
                .forEach(word -> words.add(word.asString()));
        return words;
    }

    /** What the image sets. */
    Map<String, String> environment(String stage) {
        Map<String, String> values = new LinkedHashMap<>();
        Stage found = stages.get(stage);
        while (found != null) {
            found.all("ENV").forEach(one -> {
                String[] parts = one.split("=", 2);
                values.putIfAbsent(parts[0], parts[1]);
            });
            found = stages.get(found.base);
        }
        return values;
    }
}
