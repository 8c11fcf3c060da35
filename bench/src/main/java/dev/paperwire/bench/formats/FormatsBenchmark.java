package dev.paperwire.bench.formats;

import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.UnreadableDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
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

/**
 * Documents to listings beside the bare library over the same bytes: jsoup to its document, StAX over all events and their
 * texts, Jackson to its tree; of plain text, which no library reads, the lines. The counter {@code megabytes} is MB a second
 * on one core. On a busy machine {@link FormatsTable} tells more. Documents are made, of usual lengths; with {@code -Dpaperwire.document=FILE} one of one's own is read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class FormatsBenchmark {
    private static final int PAPERS = 500;

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

    @SuppressWarnings("NullAway.Init") // made by document()
    private FormatWork work;

    /** Makes or reads the document. */
    @Setup
    public void document(Blackhole sink) {
        String own = System.getProperty("paperwire.document");
        try {
            work = new FormatWork(format, own == null
                    ? MadeDocuments.of(format, PAPERS)
                    : Files.readAllBytes(Path.of(own)), sink::consume);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listings, one by one. */
    @Benchmark
    public void paperwire(Read read) throws IOException, UnreadableDocument {
        work.paperwire();
        read.megabytes += work.megabytes();
    }

    /** What the library makes of the bytes. */
    @Benchmark
    public void bare(Read read) throws IOException, XMLStreamException {
        work.bare();
        read.megabytes += work.megabytes();
    }
}
