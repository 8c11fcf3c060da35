package dev.paperwire.enrich.links;

import dev.paperwire.listing.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures on links that were marked by hand, and prints the figures. */
class GoldLinksTest {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.bundled();

    private record Place(String url, String field) {}

    @Test
    void urlsFieldsAndKindsAreThoseMarkedByHand() throws IOException {
        int right = 0;
        int found = 0;
        int marked = 0;
        int rightKind = 0;
        List<String> differences = new ArrayList<>();
        for (JsonNode row : SharedData.records("links/gold.jsonl")) {
            Map<Place, String> gold = new HashMap<>();
            row.path("links")
                    .forEach(link -> gold.put(
                            new Place(link.path("url").asString(), link.path("field").asString()),
                            link.path("kind").asString()));
            Map<Place, String> ours = new HashMap<>();
            links(row).forEach(
                    link -> ours.put(new Place(link.url(), link.origin().toString()),
                            link.kind().toString()));
            marked += gold.size();
            found += ours.size();
            for (Map.Entry<Place, String> one : ours.entrySet()) {
                String kind = gold.remove(one.getKey());
                right += kind == null ? 0 : 1;
                rightKind += one.getValue().equals(kind) ? 1 : 0;
                if (!one.getValue().equals(kind)) {
                    differences.add(row.path("id").asString() + " " + one + ", marked as " + kind);
                }
            }
            gold.keySet().forEach(missed -> differences.add(row.path("id").asString() + " missed " + missed));
        }
        double f1 = 2.0 * right / (found + marked);
        double kind = (double) rightKind / right;
        System.out.printf(Locale.ROOT, "links/gold.jsonl: F1 %.4f, kind given a right url %.4f%n", f1, kind);
        differences.forEach(System.out::println);

        assertThat(f1).isGreaterThanOrEqualTo(0.995);
        assertThat(kind).isGreaterThanOrEqualTo(0.99);
    }

    /** The one exception has an address in its abstract that opens: its row is wrong by the conventions of the file. */
    @Test
    void nothingIsFoundWhereThereIsNoLink() throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode row : SharedData.records("links/no-links.jsonl")) {
            links(row).forEach(link -> found.add(row.path("id").asString() + " " + link.url()));
        }

        assertThat(found).containsExactly("2507.01178 https://alechelbling.com/Diffusion-Explorer");
    }

    @Test
    void repositoriesKnownToStandInTheAbstractAreFound() throws IOException {
        List<String> missed = new ArrayList<>();
        for (JsonNode row : SharedData.records("links/huggingface-links.jsonl.gz")) {
            List<String> repositories = links(row).stream()
                    .map(link -> String.valueOf(link.repository()).toLowerCase(Locale.ROOT))
                    .toList();
            for (JsonNode expected : row.path("expected")) {
                String url = expected.path("url").asString();
                if (expected.path("same_repo_in_abstract").asBoolean(false)
                        && repositories.stream().noneMatch(name -> isOf(url, name))) {
                    missed.add(url);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void everyAddressOfTheSeedPageIsFound() throws IOException {
        String page = Files.readString(SharedData.file("seed/huggingface-papers.txt"));
        List<String> urls = page.lines()
                .flatMap(line -> EXTRACTOR.extract(line, null, List.of()).stream())
                .map(Link::url)
                .toList();

        assertThat(urls).hasSize(19)
                .contains("https://github.com/microsoft/SPTAG",
                        "https://github.com/Graph-COM/Neighborhood-Aware-Temporal-Network")
                .allMatch(url -> Letters.isAlphanumeric(url.charAt(url.length() - 1)));
    }

    private static boolean isOf(String url, String repository) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.endsWith("/" + repository) || lower.contains("/" + repository + "/")
                || lower.contains("/" + repository + "?") || lower.endsWith("/" + repository + ".git");
    }

    private static List<Link> links(JsonNode row) {
        return EXTRACTOR.extract(row.path("abstract").asString(null), row.path("comment").asString(null),
                List.of());
    }
}
