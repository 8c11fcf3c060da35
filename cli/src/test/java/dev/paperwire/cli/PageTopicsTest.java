package dev.paperwire.cli;

import dev.paperwire.cli.run.SeedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The topics of the page that the project was created from, beside those that were found by reading it. */
class PageTopicsTest {
    private static final Path PROJECT = Path.of(System.getProperty("paperwire.root"));
    private static final Path READ = PROJECT.resolve("enrich/training/page.jsonl");
    private static final Path CARD = PROJECT
            .resolve("enrich/src/main/resources/dev/paperwire/enrich/topics/MODEL-CARD.md");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void areAsRightAsTheModelCardSays() throws IOException {
        SeedPage page = SeedPage.seed().orElse(null);
        Assumptions.assumeTrue(page != null, "needs ../shared/data/seed");
        List<String> papers = new ArrayList<>();
        for (String line : Files.readAllLines(READ)) {
            ObjectNode paper = (ObjectNode) JSON.readTree(line);
            String title = paper.get("title").asString();
            assertThat(page.abstracts()).containsKey(title);
            papers.add(JSON.writeValueAsString(paper.put("abstract", page.abstracts().get(title))));
        }
        assertThat(papers).hasSize(62);

        Captured done = Captured.run("", "topics", "evaluate",
                Files.write(folder.resolve("page.jsonl"), papers).toString());

        assertThat(done.code()).as(String.join("\n", done.err())).isZero();
        assertThat(Files.readString(CARD)).contains(done.out().get(1));
    }
}
