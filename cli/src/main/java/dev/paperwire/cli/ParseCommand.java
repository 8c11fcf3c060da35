package dev.paperwire.cli;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.ingest.format.UnreadableDocument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code paperwire parse}: the listings of a document as JSON lines; no Kafka. */
@Command(name = "parse", mixinStandardHelpOptions = true, description = "Prints the listings of a document as JSON lines.")
final class ParseCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", converter = FormatOption.class, completionCandidates = FormatOption.class, description = "One of: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // required
    private Format format;

    @Option(names = "--year", paramLabel = "YEAR", description = "The year of days that the document gives without one; else their most recent such day.")
    private @Nullable Integer year;

    @Parameters(arity = "0..1", paramLabel = "FILE|URL", defaultValue = "-", description = "The document; - or nothing is standard input.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String file;

    ParseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Document document = Document.named(file, console);
        OptionalInt givenYear = Optional.ofNullable(year).map(OptionalInt::of).orElse(OptionalInt.empty());
        DocumentOrigin origin = new DocumentOrigin(document.address(), document.fetchedAt(), givenYear);
        Printer printer = new Printer(document, new BufferedOutputStream(console.out(), 1 << 16));
        try (InputStream in = document.open()) {
            format.parser().parse(in, origin, printer::take);
        } catch (UnreadableDocument e) {
            printer.flush();
            throw new Failure(document.name() + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        printer.flush();
        return printer.refused == 0 ? ExitCode.FINE : ExitCode.FAILED;
    }

    /** Found listings to standard output, what is taken back or refused to standard error, in document order. */
    private final class Printer {
        private final Document document;
        private final OutputStream out;
        private long refused;

        Printer(Document document, OutputStream out) {
            this.document = document;
            this.out = out;
        }

        void take(Outcome outcome) {
            try {
                switch (outcome) {
                    case Outcome.Found found -> {
                        out.write(found.json().getBytes(UTF_8));
                        out.write('\n');
                    }
                    case Outcome.Retracted retracted -> console.say(document.name() + ": " + retracted);
                    case Outcome.Refused(String place, String reason, byte[] _) -> {
                        refused++;
                        console.say(document.name() + ": " + place + ": " + reason);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void flush() throws IOException {
            out.flush();
        }
    }
}
