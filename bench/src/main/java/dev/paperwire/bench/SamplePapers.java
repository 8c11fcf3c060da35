package dev.paperwire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Papers to measure with: titles and abstracts. */
final class SamplePapers {
    private static final int MOST = 1_000;
    private static final String TEXT = "We fine-tune large language models with LoRA adapters over weights that are "
            + "quantised to four bits. Only the low-rank adapters are trained, so that a model of 30 billion parameters "
            + "fits on a single graphics card. On instruction-following tasks our parameter-efficient fine-tuning is as "
            + "good as tuning all of the weights. A robot that learns to grasp from demonstrations needs few of them when "
            + "its policy is a diffusion model over trajectories; we show why, and where such policies fail. ";

    private SamplePapers() {}

    /** Labelled papers of ../shared where they are at hand, else a text of the usual length. */
    static List<String[]> read() {
        Path file = Path.of(System.getProperty("paperwire.papers", "../shared/data/topics/labelled.jsonl"));
        if (!Files.exists(file)) {
            return List.<String[]>of(new String[]{"Low-rank adaptation on one graphics card", TEXT + TEXT});
        }
        JsonMapper json = JsonMapper.shared();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(MOST).map(json::readTree).map(SamplePapers::texts).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] texts(JsonNode paper) {
        return new String[]{paper.path("title").asString(), paper.path("abstract").asString("")};
    }
}
