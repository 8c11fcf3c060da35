package dev.paperwire.enrich.topics;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Texts and models that several tests use. */
final class Papers {
    static final TopicModels BUNDLED = TopicModels.bundled();
    static final String LORA_TITLE = "Low-rank adaptation of quantised language models on one graphics card";
    static final String LORA = "We fine-tune large language models with LoRA adapters over weights that are quantised to "
            + "four bits. Only the low-rank adapters are trained, so that a model of 30 billion parameters fits on a single "
            + "graphics card. On instruction-following tasks our parameter-efficient fine-tuning is as good as tuning all "
            + "of the weights.";

    private Papers() {}

    /** A file of the shared data; the test is skipped where there is none. */
    static Path shared(String name) {
        Path file = Path.of(System.getProperty("paperwire.root", "."), "..", "shared", "data", name);
        Assumptions.assumeTrue(Files.exists(file), "needs ../shared/data/" + name);
        return file;
    }
}
