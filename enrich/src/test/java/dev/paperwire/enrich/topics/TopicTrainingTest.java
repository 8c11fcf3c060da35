package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicTrainingTest {
    private static final TrainingSettings SMALL = new TrainingSettings("small", 2_000, 2, 16, 30, 0.1f, 0.1f,
            20,
            500);
    private static final String[][] FIELDS = {
        {"robotics", "cs.RO",
            "robot gripper manipulation grasping arm locomotion humanoid legged quadruped torque"},
        {"audio-music", "cs.SD", "music audio song melody piano sound acoustic rhythm chord singer"},
        {"graph-learning", "cs.LG",
            "graph node edge neighbourhood message passing subgraph link vertex spectral"}};

    @TempDir
    Path folder;

    @Test
    void aSmallModelIsLearnedWrittenAndReadBack() throws IOException {
        Path out = folder.resolve("small.model");
        AtomicInteger steps = new AtomicInteger();
        TopicTraining.Report report = TopicTraining.run(files(), out, SMALL, 7,
                (_, _) -> steps.incrementAndGet());

        TopicModels models = TopicModels.read(out);
        assertThat(models.version()).isEqualTo(report.version()).startsWith("small-");
        assertThat(models.categoryCodes()).containsExactly("cs.LG", "cs.RO", "cs.SD");
        for (String[] field : FIELDS) {
            Labels labels = models.classify("A study",
                    "In this paper we show that the " + field[2] + " of it can be used.");
            assertThat(labels.topics()).extracting(ScoredLabel::id).containsExactly(field[0]);
            assertThat(labels.categories()).extracting(ScoredLabel::id).containsExactly(field[1]);
        }
        assertThat(steps).hasPositiveValue();
        assertThat(report.topics().microF1()).isGreaterThan(0.95);
        assertThat(TopicEvaluation.topics(models, folder.resolve("labelled.jsonl"), Progress.NONE).top1())
                .isGreaterThan(0.95);
        assertThat(TopicEvaluation.categories(models, folder.resolve("arxiv.jsonl"), Progress.NONE).top1())
                .isGreaterThan(0.95);
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        TrainingFiles files = files();
        TopicTraining.run(files, folder.resolve("a"), SMALL, 7, Progress.NONE);
        TopicTraining.run(files, folder.resolve("b"), SMALL, 7, Progress.NONE);
        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void labelsWithoutTextAreThoseOfPapersInTheOtherFiles() throws IOException {
        TrainingFiles given = files();
        List<String> more = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            more.add("{\"id\":\"" + i + "\",\"topics\":[\"" + FIELDS[(i + 1) % FIELDS.length][0] + "\"]}");
        }
        Path labels = Files.write(folder.resolve("more.jsonl"), more);
        Path out = folder.resolve("more.model");
        TopicTraining.run(
                new TrainingFiles(List.of(given.labelled().getFirst(), labels), given.hints(), given.arxiv()),
                out, SMALL, 7, Progress.NONE);

        TopicModels models = TopicModels.read(out);
        for (int i = 0; i < FIELDS.length; i++) {
            assertThat(models.classify("A study", "In this paper we show that the " + FIELDS[i][2]
                    + " of it can be used.").topics()).extracting(ScoredLabel::id)
                    .containsExactly(FIELDS[(i + 1) % FIELDS.length][0]);
        }
    }

    @Test
    void badFilesAreRefusedWithFileAndLine() throws IOException {
        TrainingFiles good = files();
        Path unknown = Files.writeString(folder.resolve("unknown.jsonl"),
                "{\"id\":\"1\",\"title\":\"T\",\"abstract\":\"A\",\"topics\":[\"alchemy\"]}\n");
        assertRefused(new TrainingFiles(List.of(unknown), good.hints(), good.arxiv()),
                "unknown.jsonl:1: unknown topic \"alchemy\"");
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\"title\":");
        assertRefused(new TrainingFiles(List.of(broken), good.hints(), good.arxiv()),
                "broken.jsonl:1: not JSON");
        Path untitled = Files.writeString(folder.resolve("untitled.jsonl"), "{}");
        assertRefused(new TrainingFiles(List.of(untitled), good.hints(), good.arxiv()),
                "untitled.jsonl:1: a paper needs a title");
        Path nobody = Files.writeString(folder.resolve("nobody.jsonl"),
                "{\"id\":\"nobody's\",\"topics\":[\"robotics\"]}\n");
        assertRefused(
                new TrainingFiles(List.of(good.labelled().getFirst(), nobody), good.hints(), good.arxiv()),
                "nobody.jsonl:1: a paper needs a title, or the id of one in another file");
        assertRefused(new TrainingFiles(good.labelled(), good.hints(), good.labelled().getFirst()),
                "no paper has categories");
    }

    private void assertRefused(TrainingFiles files, String reason) {
        assertThatThrownBy(() -> TopicTraining.run(files, folder.resolve("x"), SMALL, 7, Progress.NONE))
                .isInstanceOf(InvalidTrainingData.class)
                .hasMessageContaining(reason);
    }

    private TrainingFiles files() throws IOException {
        Random random = new Random(3);
        List<String> labelled = new ArrayList<>();
        List<String> arxiv = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            String[] field = FIELDS[i % FIELDS.length];
            String[] words = field[2].split(" ", -1);
            StringBuilder text = new StringBuilder("In this paper we show that the");
            for (int k = 0; k < 12; k++) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            String paper = "{\"id\":\"%d\",\"title\":\"On the %s\",\"abstract\":\"%s of it can be used.\","
                    .formatted(i,
                            words[random.nextInt(words.length)], text);
            if (i < 120) {
                labelled.add(paper + "\"topics\":[\"" + field[0] + "\"]}");
            }
            arxiv.add(paper + "\"categories\":[\"" + field[1] + "\"]}");
        }
        Path hints = Files.writeString(folder.resolve("hints.jsonl"),
                "{\"id\":\"1\",\"title\":\"On the robot\",\"abstract\":\"A robot.\",\"ai_keywords\":[\"robots (many)\"]}\n");
        return new TrainingFiles(List.of(Files.write(folder.resolve("labelled.jsonl"), labelled)), hints,
                Files.write(folder.resolve("arxiv.jsonl"), arxiv));
    }
}
