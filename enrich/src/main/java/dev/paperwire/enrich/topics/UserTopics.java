package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user's own topics, from a file of JSON lines, a topic on each:
 *
 * <pre>{"id":"bird-song","label":"Bird song","area":"Ours","phrases":["bird song","bioacoustics"],
 *  "examples":[{"title":"...","abstract":"..."}]}</pre>
 *
 * A topic needs {@code id}, {@code label}, {@code area} and phrases, examples or both. A paper has it when the paper uses its
 * phrases (one in the title, or two) or is much like one of its examples. An id of the shipped topics replaces that topic.
 *
 * @param entries the topics
 * @param version changes with the file's content
 */
public record UserTopics(List<Entry> entries, String version) {
    /** No topics of one's own. */
    public static final UserTopics NONE = new UserTopics(List.of(), "");

    private static final Set<String> FIELDS = Set.of("id", "label", "area", "phrases", "examples");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One topic.
     *
     * @param definition what it is called
     * @param phrases that name it, of at most four words with content
     * @param examples papers that have it
     */
    public record Entry(TopicDefinition definition, List<String> phrases, List<Paper> examples) {
        public Entry {
            phrases = List.copyOf(phrases);
            examples = List.copyOf(examples);
        }
    }

    /**
     * An example of a topic.
     *
     * @param title its title
     * @param text its abstract, perhaps empty
     */
    public record Paper(String title, String text) {}

    /** The topics as people know them. */
    public List<TopicDefinition> definitions() {
        return entries.stream().map(Entry::definition).toList();
    }

    public UserTopics {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a topic file.
     *
     * @throws InvalidTopicFile if a line is not a topic
     * @throws IOException if the file cannot be read
     */
    public static UserTopics read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new InvalidTopicFile(file, 1, "not UTF-8");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        CRC32 sum = new CRC32();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            sum.update(lines.get(i).getBytes(StandardCharsets.UTF_8));
            try {
                Entry entry = entry(JSON.readTree(lines.get(i)));
                if (!ids.add(entry.definition().id())) {
                    throw new Flaw("a second topic \"" + entry.definition().id() + '"');
                }
                entries.add(entry);
            } catch (JacksonException e) {
                throw new InvalidTopicFile(file, i + 1, "not JSON: " + e.getOriginalMessage());
            } catch (Flaw e) {
                throw new InvalidTopicFile(file, i + 1, e.reason);
            }
        }
        if (entries.isEmpty()) {
            throw new InvalidTopicFile(file, 1, "no topic in the file");
        }
        return new UserTopics(entries, String.format("%08x", sum.getValue()));
    }

    private static Entry entry(JsonNode node) throws Flaw {
        if (!node.isObject()) {
            throw new Flaw(
                    "a topic is an object: {\"id\": ..., \"label\": ..., \"area\": ..., \"phrases\": [...]}");
        }
        for (String field : new TreeSet<>(node.propertyNames())) {
            if (!FIELDS.contains(field)) {
                throw new Flaw("unknown field \"" + field + "\"; a topic has " + new TreeSet<>(FIELDS));
            }
        }
        String id = text(node, "id", LONGEST_ID);
        if (!ID.matcher(id).matches()) {
            throw new Flaw(
                    "id \"" + id + "\" is not of lower-case letters and digits, words joined by hyphens");
        }
        TopicDefinition definition = new TopicDefinition(id, text(node, "label", 200),
                text(node, "area", 100));
        List<String> phrases = phrases(node.path("phrases"));
        List<Paper> examples = examples(node.path("examples"));
        if (phrases.isEmpty() && examples.isEmpty()) {
            throw new Flaw("topic \"" + id + "\" has neither phrases nor examples");
        }
        return new Entry(definition, phrases, examples);
    }

    private static String text(JsonNode node, String field, int longest) throws Flaw {
        JsonNode value = node.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new Flaw("\"" + field + "\" must be a text");
        }
        if (value.asString().length() > longest) {
            throw new Flaw("\"" + field + "\" is longer than " + longest + " characters");
        }
        return value.asString().strip();
    }

    private static List<String> phrases(JsonNode array) throws Flaw {
        List<String> phrases = new ArrayList<>();
        for (JsonNode phrase : list(array, "phrases")) {
            if (!phrase.isString() || Words.of(phrase.asString()).size == 0) {
                throw new Flaw("phrase " + phrase + " has no word with content");
            }
            phrases.add(phrase.asString());
        }
        return phrases;
    }

    private static List<Paper> examples(JsonNode array) throws Flaw {
        List<Paper> examples = new ArrayList<>();
        for (JsonNode paper : list(array, "examples")) {
            if (!paper.path("title").isString()
                    || (paper.has("abstract") && !paper.path("abstract").isString())) {
                throw new Flaw("an example is an object: {\"title\": ..., \"abstract\": ...}");
            }
            examples.add(new Paper(paper.path("title").asString(), paper.path("abstract").asString("")));
        }
        return examples;
    }

    private static JsonNode list(JsonNode node, String field) throws Flaw {
        if (!node.isMissingNode() && !node.isArray()) {
            throw new Flaw("\"" + field + "\" must be a list");
        }
        return node;
    }

    /** What is wrong with a line. */
    private static final class Flaw extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Flaw(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
