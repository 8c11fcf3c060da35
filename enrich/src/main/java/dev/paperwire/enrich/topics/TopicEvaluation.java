package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares a model's answers with labelled papers. */
public final class TopicEvaluation {
    private TopicEvaluation() {}

    /**
     * How good the topics of a model are.
     *
     * @param models the model
     * @param file papers with {@code title}, {@code abstract} and {@code topics}, JSON lines, gzipped if named so
     * @throws InvalidTrainingData if the file cannot be used
     */
    public static Scores topics(TopicModels models, Path file, Progress progress) throws IOException {
        List<Example> papers = Example.read(file)
                .stream()
                .filter(paper -> !paper.topics().isEmpty())
                .toList();
        return scores(papers, papers.stream().map(Example::topics).toList(), models.topics(), file, progress);
    }

    /**
     * How good the categories of a model are.
     *
     * @param file papers with {@code title}, {@code abstract} and {@code categories}
     * @throws InvalidTrainingData if the file cannot be used
     */
    public static Scores categories(TopicModels models, Path file, Progress progress) throws IOException {
        List<Example> papers = Example.read(file)
                .stream()
                .filter(paper -> !paper.categories().isEmpty())
                .toList();
        return scores(papers, papers.stream().map(Example::categories).toList(), models.categories(), file,
                progress);
    }

    private static Scores scores(List<Example> papers, List<List<String>> right, TextClassifier classifier,
            Path file,
            Progress progress) throws InvalidTrainingData {
        if (papers.isEmpty()) {
            throw new InvalidTrainingData(file, "no paper with labels to compare with");
        }
        List<List<ScoredLabel>> answers = new ArrayList<>();
        for (Example paper : papers) {
            if (answers.size() % 256 == 0) {
                progress.at("classifying", answers.size() / (double) papers.size());
            }
            answers.add(classifier.classify(paper.title(), paper.text()));
        }
        return Scores.of(answers, right);
    }
}
