package dev.paperwire.cli;

import dev.paperwire.enrich.topics.InvalidModel;
import dev.paperwire.enrich.topics.InvalidTrainingData;
import dev.paperwire.enrich.topics.Progress;
import dev.paperwire.enrich.topics.Scores;
import dev.paperwire.enrich.topics.TopicEvaluation;
import dev.paperwire.enrich.topics.TopicModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code paperwire topics evaluate}: compares a model's answers with labelled papers. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Compares a model's answers with labelled papers.")
final class TopicsEvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--model", paramLabel = "MODEL", description = "A model that 'train' wrote; the one that comes with Paperwire if left out.")
    private @Nullable Path model;

    @Option(names = "--categories", description = "Judge the arXiv categories rather than the topics.")
    private boolean categories;

    @Parameters(paramLabel = "FILE", description = "Papers with topics (or categories), JSON lines, gzipped if named .gz.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    TopicsEvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            TopicModels models = model == null ? TopicModels.bundled() : TopicModels.read(model);
            print(models.version(), categories
                    ? TopicEvaluation.categories(models, file, Progress.NONE)
                    : TopicEvaluation.topics(models, file, Progress.NONE));
        } catch (InvalidModel e) {
            throw new Failure(model + ": " + e.getMessage(), e);
        } catch (InvalidTrainingData e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new Failure("no such file: " + e.getFile(), e);
        }
        return ExitCode.FINE;
    }

    private void print(String version, Scores scores) {
        PrintWriter out = new PrintWriter(console.out(), true, UTF_8);
        out.println("model " + version);
        out.println(scores.line());
        out.println();
        out.println("label                                    F1   right   wrong  missed");
        for (Scores.LabelScore label : scores.labels()) {
            out.printf(Locale.ROOT, "%-36s %6.3f %7d %7d %7d%n", label.id(), label.f1(), label.hits(),
                    label.wrong(),
                    label.missed());
        }
        out.println();
        out.println("given where another was right            papers");
        for (Scores.Confusion confusion : scores.confusions()) {
            out.printf(Locale.ROOT, "%-36s %6d  (missed %s)%n", confusion.given(), confusion.papers(),
                    confusion.right());
        }
    }
}
