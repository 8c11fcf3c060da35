package dev.paperwire.cli.containers;

import dev.paperwire.cli.secured.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docker-compose.yml} as Compose reads it: merge keys are resolved, and variables have the values of
 * {@code .env.example}.
 *
 * @param tree all of it
 */
record ComposeFile(JsonNode tree) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::\\?[^}]*)?}");

    static ComposeFile read() throws IOException {
        Map<String, String> values = example();
        String text = VARIABLE.matcher(text())
                .replaceAll(variable -> java.util.regex.Matcher.quoteReplacement(
                        values.getOrDefault(variable.group(1), variable.group())));
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return new ComposeFile(JsonMapper.shared().valueToTree(merged(loaded)));
    }

    private static String text() throws IOException {
        return Files.readString(ServiceProcess.ROOT.resolve("docker-compose.yml"));
    }

    /** The variables that it names. */
    static Set<String> variables() throws IOException {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text())
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(2))
                .map(found -> found.split("\\W", 2)[0])
                .forEach(names::add);
        return names;
    }

    /** What {@code cp .env.example .env} gives them. */
    static Map<String, String> example() throws IOException {
        Map<String, String> values = new TreeMap<>();
        Files.readAllLines(ServiceProcess.ROOT.resolve(".env.example"))
                .stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .forEach(line -> values.put(line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1)));
        return values;
    }

    JsonNode services() {
        return tree.path("services");
    }

    JsonNode service(String name) {
        return services().path(name);
    }

    /** The words of a key that is a list. */
    List<String> words(String service, String key) {
        List<String> words = new ArrayList<>();
        service(service).path(key).forEach(word -> words.add(word.asString()));
        return words;
    }

    Map<String, String> environment(String service) {
        Map<String, String> values = new LinkedHashMap<>();
        service(service).path("environment")
                .properties()
                .forEach(one -> values.put(one.getKey(), one.getValue().asString()));
        return values;
    }

    /** {@code <<} takes what is not there from another mapping. */
    private static Object merged(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                map.forEach((key, inner) -> {
                    if (!"<<".equals(key)) {
                        all.put(key, inner == null ? Map.of() : merged(inner));
                    }
                });
                if (map.get("<<") instanceof Map<?, ?> others) {
                    ((Map<?, ?>) merged(others)).forEach(all::putIfAbsent);
                }
                yield all;
            }
            case List<?> list -> list.stream().map(ComposeFile::merged).toList();
            default -> value;
        };
    }

    /** Where a container's path is on this machine: what it mounts, in the order of the file. */
    Map<String, Path> mounts(String service, Path volumes) {
        Map<String, Path> mounts = new LinkedHashMap<>();
        for (String volume : words(service, "volumes")) {
            String[] parts = volume.split(":", -1);
            String target = parts.length == 1 ? parts[0] : parts[1];
            Path source = parts[0].startsWith("./")
                    ? ServiceProcess.ROOT.resolve(parts[0].substring(2))
                    : volumes.resolve(parts.length == 1 ? service + "-own" : parts[0]);
            mounts.put(target, source);
        }
        return mounts;
    }
}
