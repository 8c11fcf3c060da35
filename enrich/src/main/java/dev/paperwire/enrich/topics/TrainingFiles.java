package dev.paperwire.enrich.topics;

import java.nio.file.Path;
import java.util.List;

/**
 * What a model is learned from: files of JSON lines, gzipped where their name ends in {@code .gz}.
 *
 * @param labelled papers with {@code topics}, most central first; those without a title are papers of the other two files. The
 *        first papers of the first file have the frequencies of real listings. Of a paper in several, the last line counts
 * @param hints papers with {@code ai_keywords}
 * @param arxiv papers with {@code categories}
 */
public record TrainingFiles(List<Path> labelled, Path hints, Path arxiv) {
    public TrainingFiles {
        labelled = List.copyOf(labelled);
    }
}
