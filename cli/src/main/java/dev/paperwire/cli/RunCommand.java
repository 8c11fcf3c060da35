package dev.paperwire.cli;

import dev.paperwire.cli.run.LocalPipeline;
import dev.paperwire.cli.run.Progress;
import dev.paperwire.enrich.TextAnnotator;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import dev.paperwire.ingest.publish.Tally;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code paperwire run}: everything in one go on an embedded Kafka and Elasticsearch. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
    "Sends listings through Kafka and Kafka Streams into Elasticsearch, all of it started here.",
    "Without a document it takes the bundled sample: the 62 papers of a Hugging Face papers page."})
final class RunCommand implements Callable<Integer> {
    /** How long nothing may move before a run is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HEAD = 4096;

    private final Console console;

    @Option(names = "--once", description = "End as soon as everything can be searched, instead of serving until Ctrl-C.")
    private boolean once;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep all data in DIR for the next run.")
    private @Nullable Path data;

    @Option(names = "--format", paramLabel = "FORMAT", converter = FormatOption.class, completionCandidates = FormatOption.class, description = "The documents' format, where it is not told by their names and beginnings. One of: ${COMPLETION-CANDIDATES}")
    private @Nullable Format format;

    @Option(names = "--year", paramLabel = "YEAR", description = "The year of days that a document gives without one; else their most recent such day.")
    private @Nullable Integer year;

    @Parameters(paramLabel = "FILE|URL", description = "Documents of listings; - is standard input.")
    private List<String> names = List.of();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        List<Document> documents = documents();
        boolean complete = documents.size() >= names.size();
        if (documents.isEmpty()) {
            return ExitCode.FAILED;
        }
        try (Interruption interruption = Interruption.watch()) {
            Progress progress = new Progress(console.err(), console.terminal());
            try (progress;
                    LocalPipeline pipeline = LocalPipeline.start(Optional.ofNullable(data),
                            TextAnnotator.bundled(),
                            progress)) {
                List<String> read = new ArrayList<>();
                long listings = 0;
                for (Document document : documents) {
                    Optional<Tally> tally = publish(pipeline, document);
                    if (tally.isPresent()) {
                        read.add(document.name());
                        listings += tally.get().listings();
                    }
                }
                complete &= read.size() == documents.size();
                pipeline.awaitSearchable(progress, PATIENCE);
                progress.status("");
                pipeline.summary(read, listings, !once).forEach(this::print);
                while (!once && !interruption.await(1, TimeUnit.SECONDS)) {
                    pipeline.check(progress);
                }
            } catch (InterruptedException _) {
                return ExitCode.FAILED; // stopped before it was done; everything is closed by now
            }
        }
        return complete ? ExitCode.FINE : ExitCode.FAILED;
    }

    /** The documents that can be read; of the others it is said why not. */
    private List<Document> documents() throws InterruptedException {
        if (names.isEmpty()) {
            return List.of(Document.sample());
        }
        List<Document> found = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(Document.named(name, console));
            } catch (Failure e) {
                console.say(String.valueOf(e.getMessage()));
            }
        }
        return found;
    }

    /** Publishes what is in a document; says what is wrong with it, and that leaves the others alone. */
    private Optional<Tally> publish(LocalPipeline pipeline, Document document) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(document.open(), 1 << 16)) {
            Format itsFormat = format != null ? format : guess(document, in);
            DocumentOrigin origin = new DocumentOrigin(document.address(), document.fetchedAt(),
                    year == null ? OptionalInt.empty() : OptionalInt.of(year));
            Tally tally = pipeline.publish(in, itsFormat.parser(), origin, document.name());
            if (!tally.isComplete()) {
                throw new Failure(document.name() + ": Kafka did not take everything: "
                        + tally.firstFailure().orElse("no reason given"));
            }
            return Optional.of(tally);
        } catch (UnreadableDocument e) {
            console.say(document.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Format guess(Document document, BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return Format.guess(document.name(), head)
                .orElseThrow(() -> new Failure(document.name()
                        + ": its format cannot be told; name it with --format, one of " + Format.names()));
    }

    private void print(String line) {
        try {
            console.out()
                    .write((line + System.lineSeparator()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
