package dev.paperwire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsCommandTest {
    private static final String PAPER = "{\"title\":\"Tuning language models with LoRA\",\"abstract\":\"We fine-tune large "
            + "language models with LoRA adapters, so that only the low-rank adapters are trained. This parameter-efficient "
            + "fine-tuning is as good as the tuning of all of the weights on each of the tasks.\",";

    @TempDir
    Path folder;

    @Test
    void evaluatesTheShippedModel() throws IOException {
        Path file = Files.writeString(folder.resolve("papers.jsonl"),
                PAPER + "\"topics\":[\"parameter-efficient-fine-tuning\"]}\n");
        Captured done = Captured.run("", "topics", "evaluate", file.toString());
        assertThat(done.code()).isZero();
        assertThat(done.out().getFirst()).startsWith("model topics-");
        assertThat(done.out().get(1)).startsWith("papers 1, micro-F1 ");
        assertThat(done.out()).anyMatch(line -> line.startsWith("parameter-efficient-fine-tuning"));
    }

    @Test
    void badFilesEndWithOneLine() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{}\n");
        Captured evaluated = Captured.run("", "topics", "evaluate", bad.toString());
        assertThat(evaluated.code()).isEqualTo(1);
        assertThat(evaluated.err()).containsExactly("paperwire: " + bad + ":1: a paper needs a title");
        Captured enriched = Captured.run("", "enrich", "--topics", bad.toString());
        assertThat(enriched.code()).isEqualTo(1);
        assertThat(enriched.err()).containsExactly("paperwire: " + bad + ":1: \"id\" must be a text");
        Captured trained = Captured.run("", "topics", "train", "--labelled", bad.toString(), "--hints",
                bad.toString(),
                "--arxiv", bad.toString(), "--out", folder.resolve("out").toString());
        assertThat(trained.code()).isEqualTo(1);
        assertThat(trained.err()).endsWith("paperwire: " + bad + ":1: a paper needs a title");
    }

    @Test
    void enrichExplainsTopicsAndTakesOnesOwn() throws IOException {
        Path own = Files.writeString(folder.resolve("own.jsonl"),
                "{\"id\":\"lora\",\"label\":\"LoRA\",\"area\":\"Ours\",\"phrases\":[\"LoRA\"]}\n");
        String listing = PAPER + "\"schema\":1,\"source\":\"test\",\"fetched_at\":\"2026-01-01T00:00:00Z\"}";
        Captured done = Captured.run(listing, "enrich", "--explain", "--topics", own.toString());
        assertThat(done.out()).singleElement()
                .satisfies(paper -> assertThat(paper).contains("\"label\":\"LoRA\"", "\"language\":\"en\"",
                        "\"explanation\":[", "\"topic\":\"lora\"", "\"phrase\":\"lora\""));
    }
}
