package dev.paperwire.enrich.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A paper to learn from.
 *
 * @param id its id, by which a paper of two files is known to be one
 * @param title its title
 * @param text its abstract
 * @param topics ids, most central first; empty if they are not known
 * @param categories arXiv codes; empty if they are not known
 * @param keywords hints; empty if there are none
 */
record Example(String id, String title, String text, List<String> topics, List<String> categories,
        List<String> keywords) {
    /**
     * Reads papers.
     *
     * @throws InvalidTrainingData if a line is no paper with a title
     */
    static List<Example> read(Path file) throws IOException {
        return read(file, Map.of());
    }

    /**
     * Reads papers of which some are known already.
     *
     * @param known by id, the papers whose title and abstract need not be repeated
     * @throws InvalidTrainingData if a line is neither a paper with a title nor the id of a known one
     */
    static List<Example> read(Path file, Map<String, Example> known) throws IOException {
        JsonMapper json = JsonMapper.shared();
        List<Example> examples = new ArrayList<>();
        try (InputStream in = open(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    examples.add(of(json.readTree(line), known, file, number));
                }
            }
        } catch (JacksonException e) {
            throw new InvalidTrainingData(file, examples.size() + 1, "not JSON: " + e.getOriginalMessage());
        }
        return examples;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Example of(JsonNode node, Map<String, Example> known, Path file, int line)
            throws InvalidTrainingData {
        String title = node.path("title").asString("");
        String id = node.path("id").asString(title);
        List<String> topics = texts(node.path("topics"));
        Example text = known.get(id);
        if (title.isEmpty() && text != null) {
            return new Example(id, text.title, text.text, topics, text.categories, text.keywords);
        }
        if (title.isEmpty()) {
            throw new InvalidTrainingData(file, line,
                    "a paper needs a title" + (known.isEmpty() ? "" : ", or the id of one in another file"));
        }
        return new Example(id, title, node.path("abstract").asString(""), topics,
                texts(node.path("categories")), texts(node.path("ai_keywords")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            if (text.isString()) {
                texts.add(text.asString());
            }
        }
        return List.copyOf(texts);
    }
}
