package dev.paperwire.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Hugging Face papers page, read in the plainest way that a person would check it by: blocks between blank lines, of which
 * the first five are furniture and the others titles and abstracts by turns.
 *
 * @param file the page
 * @param abstracts the abstracts by title
 */
public record SeedPage(Path file, Map<String, String> abstracts) {
    private static final int FURNITURE = 5;
    private static final Path ROOT = Path.of(System.getProperty("paperwire.root"));

    /** The page that the project was created from; absent in a clone without the data beside it. */
    public static Optional<SeedPage> seed() throws IOException {
        Path file = ROOT.resolve("../shared/data/seed/huggingface-papers.txt").normalize();
        return Files.exists(file) ? Optional.of(of(file)) : Optional.empty();
    }

    /** The page that comes with the program. */
    public static SeedPage sample() throws IOException {
        return of(
                ROOT.resolve("ingest/src/main/resources/dev/paperwire/ingest/sample/huggingface-papers.txt"));
    }

    private static SeedPage of(Path file) throws IOException {
        List<String> blocks = Arrays.stream(Files.readString(file).split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .skip(FURNITURE)
                .toList();
        Map<String, String> abstracts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < blocks.size(); i += 2) {
            abstracts.put(blocks.get(i), blocks.get(i + 1));
        }
        return new SeedPage(file, abstracts);
    }
}
