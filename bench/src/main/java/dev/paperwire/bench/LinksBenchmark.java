package dev.paperwire.bench;

import dev.paperwire.enrich.links.LinkExtractor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The link extractor beside bare autolink over the same abstracts, in papers a second on one core. The texts are arXiv
 * abstracts from beside the working copy, or, in a clone without them, ones of the same length with as many addresses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class LinksBenchmark {
    private static final int PAPERS = 2_000;
    private static final String DATA = "../shared/data/arxiv/train.jsonl.gz";
    private static final String SENTENCE = "We study a method (v1.2) of Author et al. that improves by 3.4% over the best of 10 baselines. ";

    private final LinkExtractor extractor = LinkExtractor.bundled();
    private final org.nibor.autolink.LinkExtractor urls = org.nibor.autolink.LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW))
            .build();
    private final org.nibor.autolink.LinkExtractor everything = org.nibor.autolink.LinkExtractor.builder()
            .build();
    private List<String> texts = List.of();

    /** Reads or makes the texts. */
    @Setup
    public void texts() {
        Path data = Path.of(System.getProperty("paperwire.root", "."), DATA);
        texts = Files.isReadable(data)
                ? abstracts(data)
                : IntStream.range(0, PAPERS).mapToObj(LinksBenchmark::made).toList();
    }

    private static List<String> abstracts(Path data) {
        JsonMapper json = JsonMapper.builder().build();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)),
                        StandardCharsets.UTF_8))) {
            return lines.lines().limit(PAPERS).map(json::readTree).map(LinksBenchmark::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(data.toString(), e);
        }
    }

    private static String text(JsonNode paper) {
        return paper.path("abstract").asString("");
    }

    private static String made(int number) {
        return SENTENCE.repeat(13)
                + (number % 8 == 0 ? "Code: https://github.com/owner/name-" + number + "." : "");
    }

    /** Every link, typed and clean. */
    @Benchmark
    @OperationsPerInvocation(PAPERS)
    public void paperwire(Blackhole sink) {
        for (String text : texts) {
            sink.consume(extractor.extract(text, null, List.of()));
        }
    }

    /** Spans of addresses with scheme or "www.". */
    @Benchmark
    @OperationsPerInvocation(PAPERS)
    public void autolinkUrls(Blackhole sink) {
        consume(urls, sink);
    }

    /** The same and mail addresses, which is how autolink comes. */
    @Benchmark
    @OperationsPerInvocation(PAPERS)
    public void autolink(Blackhole sink) {
        consume(everything, sink);
    }

    private void consume(org.nibor.autolink.LinkExtractor other, Blackhole sink) {
        for (String text : texts) {
            for (LinkSpan span : other.extractLinks(text)) {
                sink.consume(span);
            }
        }
    }
}
