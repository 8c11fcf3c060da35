package dev.paperwire.bench.formats;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents to listings beside the bare library over the same bytes: jsoup to its document, StAX over all events and their
 * texts, Jackson to its tree; of plain text, which no library reads, the lines. The counter {@code megabytes} is MB a second
 * on one core. Documents are made, of usual lengths; with {@code -Dpaperwire.document=FILE} one of one's own is read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class FormatsBenchmark {
    private static final int PAPERS = 500;

    private final JsonMapper json = JsonMapper.builder().build();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final DocumentOrigin origin = DocumentOrigin.of("https://example.org/", Instant.EPOCH);
    private byte[] document = new byte[0];

    /** The format of the documents. */
    @Param
    @SuppressWarnings("NullAway.Init") // JMH sets it
    public Format format;

    /** Bytes that were read, in millions; JMH divides them by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        /** So many millions of bytes. */
        public double megabytes;

        /** Begins anew with each iteration. */
        @Setup(Level.Iteration)
        public void begin() {
            megabytes = 0;
        }
    }

    /** Makes or reads the document. */
    @Setup
    public void document() {
        String own = System.getProperty("paperwire.document");
        try {
            document = own == null
                    ? MadeDocuments.of(format, PAPERS)
                    : Files.readAllBytes(Path.of(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listings, one by one. */
    @Benchmark
    public void paperwire(Blackhole sink, Read read) throws IOException, UnreadableDocument {
        format.parser().parse(new ByteArrayInputStream(document), origin, sink::consume);
        read.megabytes += document.length / 1e6;
    }

    /** What the library makes of the bytes. */
    @Benchmark
    public void bare(Blackhole sink, Read read) throws IOException, XMLStreamException {
        switch (format) {
            case HUGGINGFACE_HTML, ARXIV_HTML ->
                sink.consume(Jsoup.parse(new ByteArrayInputStream(document), "UTF-8", ""));
            case ARXIV_ATOM, ARXIV_RSS, ARXIV_OAI -> events(sink);
            case HUGGINGFACE_API -> sink.consume(json.readTree(document));
            case JSONL -> lines(sink, line -> sink.consume(json.readTree(line)));
            case HUGGINGFACE_TEXT -> lines(sink, line -> {});
        }
        read.megabytes += document.length / 1e6;
    }

    private void events(Blackhole sink) throws XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            sink.consume(reader.next());
            if (reader.hasText()) {
                sink.consume(reader.getText());
            }
        }
        reader.close();
    }

    private void lines(Blackhole sink, java.util.function.Consumer<String> each) {
        new String(document, java.nio.charset.StandardCharsets.UTF_8).lines().forEach(line -> {
            sink.consume(line);
            each.accept(line);
        });
    }
}
