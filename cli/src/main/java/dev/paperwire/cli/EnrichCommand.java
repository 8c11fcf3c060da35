package dev.paperwire.cli;

import dev.paperwire.enrich.Enricher;
import dev.paperwire.enrich.TextAnnotator;
import dev.paperwire.enrich.links.LinkExtractor;
import dev.paperwire.enrich.topics.InvalidTopicFile;
import dev.paperwire.enrich.topics.TopicModels;
import dev.paperwire.enrich.topics.UserTopics;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.json.UnreadableRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code paperwire enrich}: JSON lines of listings in, of papers out, one per line and in order; no Kafka. */
@Command(name = "enrich", mixinStandardHelpOptions = true, description = {
    "Reads listings as JSON lines and prints the paper that each of them makes, one line for each, in "
            + "order.",
    "A line that is no listing gives {\"reject\":...} with the reason and the line itself."})
final class EnrichCommand implements Callable<Integer> {
    private static final JsonCodec<Listing> LISTINGS = JsonCodec.of(Listing.class);
    private static final JsonCodec<Paper> PAPERS = JsonCodec.of(Paper.class);
    /** Lines that are enriched side by side; enough to keep every core busy, few enough to be in memory. */
    private static final int BATCH = 512;

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "Listings as JSON lines; - or nothing is standard input.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String file;

    @Option(names = "--topics", paramLabel = "FILE", description = "Topics of your own as JSON lines; they add to the shipped ones or replace them.")
    private @Nullable Path topics;

    @Option(names = "--explain", description = "Add to each paper, as \"explanation\", the phrases that drove its topics.")
    private boolean explain;

    EnrichCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Document document = Document.named(file, console);
        TopicModels models = models();
        Enricher enricher = new Enricher(new TextAnnotator(models, LinkExtractor.bundled()),
                InstantSource.system());
        PaperExplainer explainer = explain ? new PaperExplainer(models) : null;
        try (InputStream in = document.open();
                OutputStream out = new BufferedOutputStream(console.out(), 1 << 16)) {
            JsonLines lines = new JsonLines(in);
            for (var batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
                for (byte[] result : batch.parallelStream()
                        .map(line -> enriched(enricher, explainer, line))
                        .toList()) {
                    out.write(result);
                    out.write('\n');
                }
                if (!lines.ready()) {
                    out.flush(); // someone may wait for the answer before sending more
                }
            }
        }
        return ExitCode.FINE;
    }

    private TopicModels models() throws IOException {
        TopicModels bundled = TopicModels.bundled();
        try {
            return topics == null ? bundled : bundled.with(UserTopics.read(topics));
        } catch (InvalidTopicFile e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new Failure("no such file: " + e.getFile(), e);
        }
    }

    private static byte[] enriched(Enricher enricher, @Nullable PaperExplainer explainer,
            JsonLines.Line line) {
        if (line.cut()) {
            return RejectedLine.tooLong(line.number(), line.bytes());
        }
        try {
            Paper paper = enricher.enrich(LISTINGS.read(line.bytes()));
            return explainer == null ? PAPERS.write(paper) : explainer.explained(PAPERS.write(paper));
        } catch (UnreadableRecord e) {
            return RejectedLine.unreadable(line.number(), line.bytes(), e);
        }
    }
}
