package dev.paperwire.cli;

import dev.paperwire.enrich.topics.InvalidTrainingData;
import dev.paperwire.enrich.topics.Progress;
import dev.paperwire.enrich.topics.TopicTraining;
import dev.paperwire.enrich.topics.TrainingFiles;
import dev.paperwire.enrich.topics.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code paperwire topics train}: learns a model of topics and categories. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "Learns a model; takes some twenty minutes and 6 GB.")
final class TopicsTrainCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--labelled", required = true, paramLabel = "FILE", description = "Papers with topics, JSON lines; may be given again. A line without a title is a paper of another file.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> labelled;

    @Option(names = "--hints", required = true, paramLabel = "FILE", description = "Papers with ai_keywords, JSON lines.")
    @SuppressWarnings("NullAway.Init") // required
    private Path hints;

    @Option(names = "--arxiv", required = true, paramLabel = "FILE", description = "Papers with categories, JSON lines.")
    @SuppressWarnings("NullAway.Init") // required
    private Path arxiv;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "Where the model goes.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same model; ${DEFAULT-VALUE} if left out.")
    private long seed;

    TopicsTrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            TopicTraining.Report report = TopicTraining.run(new TrainingFiles(labelled, hints, arxiv), out,
                    TrainingSettings.shipped(), seed, progress());
            PrintWriter results = new PrintWriter(console.out(), true, UTF_8);
            results.println("version " + report.version());
            results.println("topics, unseen papers: " + report.topics().line());
            results.println("categories, unseen papers: " + report.categories().line());
        } catch (InvalidTrainingData e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new Failure("no such file: " + e.getFile(), e);
        }
        return ExitCode.FINE;
    }

    /** Tells of each stage once and then of every tenth of it. */
    private Progress progress() {
        return new Progress() {
            private String last = "";

            @Override
            public void at(String stage, double part) {
                String now = stage + (part > 0 && part < 1 ? " %d %%".formatted(10 * (int) (part * 10)) : "");
                if (!now.equals(last)) {
                    last = now;
                    console.say(now);
                }
            }
        };
    }
}
