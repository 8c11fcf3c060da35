package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The same papers from Hugging Face and from arXiv; which are the same is known from their arXiv identifiers. */
class SamePapersTest {
    private static final Logger LOG = LoggerFactory.getLogger(SamePapersTest.class);
    private static final Path DATA = Path.of(System.getProperty("paperwire.root", ".."), "../shared/data");
    private static final Instant FETCHED = Instant.parse("2026-03-18T00:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyPairMergesAndNoTwoDifferentPapersDo() throws IOException {
        Map<String, JsonNode> huggingFace = read("huggingface/daily-papers.jsonl.gz");
        Map<String, JsonNode> arxiv = read("arxiv/train.jsonl.gz");
        Set<String> both = new HashSet<>(huggingFace.keySet());
        both.retainAll(arxiv.keySet());

        List<Listing> listings = new ArrayList<>();
        huggingFace.forEach((id, paper) -> listings.add(page(id, paper, true)));
        both.forEach(id -> listings.add(record(id, arxiv.get(id))));
        Collection<Paper> papers = Reference.papers(listings, Annotator.NONE).values();
        long merged = papers.stream().filter(paper -> paper.sightings().size() == 2).count();
        LOG.info("with identifiers: {} of {} pairs merged, {} papers of {} identifiers", merged, both.size(),
                papers.size(), huggingFace.size());

        assertThat(merged).isEqualTo(both.size());
        assertThat(papers).hasSize(huggingFace.size()).allMatch(paper -> paper.keywords().size() == 1);
    }

    @Test
    void titlesAloneFindTheirPapersUnlessTheyWereRenamed() throws IOException {
        Map<String, JsonNode> huggingFace = read("huggingface/daily-papers.jsonl.gz");
        Map<String, JsonNode> arxiv = read("arxiv/train.jsonl.gz");
        Set<String> both = new HashSet<>(huggingFace.keySet());
        both.retainAll(arxiv.keySet());

        // Of arXiv's papers only those count that could meet one of the titles.
        List<Listing> pages = new ArrayList<>();
        huggingFace.forEach((id, paper) -> pages.add(page(id, paper, false)));
        Set<String> homes = new HashSet<>();
        pages.forEach(page -> homes.add(Identity.of(page).home()));
        List<Listing> listings = new ArrayList<>(pages);
        arxiv.forEach((id, paper) -> {
            Listing listing = record(id, paper);
            if (both.contains(id) || homes.contains(Identity.of(listing).home())) {
                listings.add(listing);
            }
        });
        Collection<Paper> papers = Reference.papers(listings, Annotator.NONE).values();
        long merged = papers.stream()
                .filter(paper -> paper.sightings().size() == 2 && paper.keywords().size() == 1)
                .count();
        List<Paper> mixed = papers.stream().filter(paper -> paper.keywords().size() > 1).toList();
        LOG.info("titles alone: {} of {} pairs merged, {} papers mixed of {}", merged, both.size(),
                mixed.size(),
                papers.size());
        mixed.forEach(paper -> LOG.info("mixed: {} {}", paper.title(), paper.keywords()));

        assertThat((double) merged / both.size()).isGreaterThan(0.99);
        assertThat(mixed).hasSizeLessThanOrEqualTo(10);
    }

    /** The keyword bears the truth, which no rule of identity reads. */
    private static Listing page(String id, JsonNode paper, boolean identified) {
        return Listing.of("huggingface", FETCHED, paper.get("title").asString())
                .identifier("arxiv", identified ? id : null)
                .listedOn(LocalDate.parse(paper.get("daily_date").asString()))
                .abstractText(paper.get("abstract").asString())
                .keywords(List.of(id))
                .build();
    }

    private static Listing record(String id, JsonNode paper) {
        return Listing.of("arxiv", FETCHED, paper.get("title").asString())
                .identifier("arxiv", id)
                .abstractText(paper.get("abstract").asString())
                .keywords(List.of(id))
                .build();
    }

    private static Map<String, JsonNode> read(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeThat(path).as("the data folder is not here").exists();
        Map<String, JsonNode> byId = new TreeMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8))) {
            lines.lines().map(JSON::readTree).forEach(paper -> byId.put(paper.get("id").asString(), paper));
        }
        return byId;
    }
}
