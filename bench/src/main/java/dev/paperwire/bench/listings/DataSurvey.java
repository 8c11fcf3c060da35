package dev.paperwire.bench.listings;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Takes {@code statistics.json} from the data beside the project: {@code DataSurvey ../shared/data FILE}. Texts and links come
 * from every fifth paper of {@code arxiv/train.jsonl.gz} and from all of {@code huggingface/daily-papers.jsonl.gz}; shares of
 * sources and what both list from all of both; numbers of authors and shares of later versions from the documents of
 * {@code formats}. How often a Hugging Face paper is seen again no file tells: every second listing is taken to be the second
 * look at its page.
 */
final class DataSurvey {
    private static final int EACH = 5;
    private static final double RELISTED = 0.5;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path data;
    private final Survey survey = new Survey();
    private final Map<String, Long> listings = new HashMap<>();

    private DataSurvey(Path data) {
        this.data = data;
    }

    public static void main(String[] args) throws IOException, UnreadableDocument {
        Files.write(Path.of(args[1]), of(Path.of(args[0])).toJson());
    }

    /** Surveys the data in a folder. */
    static ListingStatistics of(Path data) throws IOException, UnreadableDocument {
        DataSurvey here = new DataSurvey(data);
        here.papers("arxiv/train.jsonl.gz", Survey.ARXIV, EACH);
        here.papers("huggingface/daily-papers.jsonl.gz", Survey.HUGGING_FACE, 1);
        here.documents("formats/arxiv_atom", "q_", Format.ARXIV_ATOM);
        here.documents("formats/hf_api", "daily_papers_202", Format.HUGGINGFACE_API);
        return here.survey.statistics(here.listings, RELISTED);
    }

    private void papers(String file, String source, int each) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(data.resolve(file))),
                        UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode paper = JSON.readTree(line);
                if (number++ % each == 0) {
                    survey.add(listing(source, paper));
                } else {
                    survey.addPaper(source, paper.path("id").asString());
                }
            }
            listings.put(source, number);
        }
    }

    private static Listing listing(String source, JsonNode paper) {
        ListingBuilder listing = Listing.of(source, Instant.EPOCH, paper.path("title").asString())
                .identifier("arxiv", paper.path("id").asString())
                .abstractText(text(paper, "abstract"))
                .comment(text(paper, "comment"))
                .categories(texts(paper, "categories"))
                .keywords(texts(paper, "ai_keywords"))
                .declaredLink(text(paper, "githubRepo"), LinkKind.CODE)
                .declaredLink(text(paper, "projectPage"), LinkKind.PROJECT);
        if (paper.has("upvotes")) {
            listing.signal("upvotes", paper.path("upvotes").asLong());
        }
        return listing.build();
    }

    private void documents(String folder, String beginning, Format format)
            throws IOException, UnreadableDocument {
        List<Path> files;
        try (Stream<Path> all = Files.list(data.resolve(folder))) {
            files = all.filter(file -> file.getFileName().toString().startsWith(beginning)).sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                format.parser().parse(in, DocumentOrigin.of(null, Instant.EPOCH), outcome -> {
                    if (outcome instanceof Outcome.Found found) {
                        survey.addPeople(found.listing());
                    }
                });
            }
        }
    }

    private static @Nullable String text(JsonNode paper, String field) {
        return paper.path(field).isString() ? paper.path(field).asString() : null;
    }

    private static List<String> texts(JsonNode paper, String field) {
        return paper.path(field).valueStream().map(JsonNode::asString).toList();
    }
}
