package dev.paperwire.bench;

import dev.paperwire.enrich.topics.Labels;
import dev.paperwire.enrich.topics.PlainLinear;
import dev.paperwire.enrich.topics.TopicModels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Abstracts a second on one core: topics and categories together, beside a plain linear model (a sparse dot product for every
 * topic and category) over the same words and the same features.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TopicsBenchmark {
    private static final List<String[]> PAPERS = SamplePapers.read();

    private TopicModels models = TopicModels.bundled();
    private PlainLinear plain = new PlainLinear(models);
    private int next;

    /** Reads the models anew. */
    @Setup
    public void load() {
        models = TopicModels.bundled();
        plain = new PlainLinear(models);
    }

    /** Topics and categories of one abstract. */
    @Benchmark
    public Labels topicsAndCategories() {
        String[] paper = next();
        return models.classify(paper[0], paper[1]);
    }

    /** A dot product for every topic and category of one abstract. */
    @Benchmark
    public float[] plainSparseDotProduct() {
        String[] paper = next();
        return plain.scores(paper[0], paper[1]);
    }

    private String[] next() {
        next = (next + 1) % PAPERS.size();
        return PAPERS.get(next);
    }
}
