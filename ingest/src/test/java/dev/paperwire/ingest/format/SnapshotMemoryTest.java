package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A snapshot of any length is read in the same little memory: here in a JVM with a heap of 48 MB. The number of lines is
 * {@code -Dpaperwire.snapshot.lines}, 2,000,000 being as many as arXiv has.
 */
class SnapshotMemoryTest {
    private static final String LINES = System.getProperty("paperwire.snapshot.lines", "40000");

    @Test
    void memoryIsFlatOverTheWholeSnapshot() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m",
                "-XX:+UseSerialGC", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Reader.class.getName(), LINES)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains(LINES + " listings");
    }

    /** Reads a made-up snapshot and tells what it needed. */
    static final class Reader {
        public static void main(String[] args) throws IOException, UnreadableDocument {
            long lines = Long.parseLong(args[0]);
            AtomicLong found = new AtomicLong();
            AtomicLong bytes = new AtomicLong();
            long begun = System.nanoTime();
            new JsonLines().parse(new Snapshot(lines, bytes), Parsing.ORIGIN, outcome -> {
                if (outcome instanceof Outcome.Found) {
                    found.incrementAndGet();
                }
            });
            double seconds = (System.nanoTime() - begun) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans()
                    .stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf("%d listings, peak heap %d MB, %.0f MB in %.1f s%n", found.get(), peak >> 20,
                    bytes.get() / 1e6, seconds);
        }
    }

    /** The lines, made while they are read. */
    private static final class Snapshot extends InputStream {
        private final long lines;
        private final AtomicLong bytes;
        private long line;
        private byte[] current = new byte[0];
        private int at;

        Snapshot(long lines, AtomicLong bytes) {
            this.lines = lines;
            this.bytes = bytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == current.length) {
                if (line == lines) {
                    return -1;
                }
                current = line(line++).getBytes(StandardCharsets.UTF_8);
                bytes.addAndGet(current.length);
                at = 0;
            }
            int read = Math.min(length, current.length - at);
            System.arraycopy(current, at, into, offset, read);
            at += read;
            return read;
        }

        private static String line(long number) {
            return "{\"id\":\"" + (1000 + number / 100_000) + "." + (10_000 + number % 90_000)
                    + "\",\"submitter\":\"A. Uthor\",\"authors\":\"A. Uthor\","
                    + "\"title\":\"Paper number " + number
                    + " on $\\\\ell_1$ norms\\n  of Erd\\\\H{o}s graphs\",\"comments\":\"12 pages\",\"journal-ref\":null,"
                    + "\"doi\":null,\"report-no\":null,\"categories\":\"math.CO cs.DM\",\"license\":null,\"abstract\":\"  "
                    + "What is known of such graphs is extended here to others,\\nwhich are larger. "
                            .repeat(14)
                    + "\\n\",\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"}],\"update_date\":\"2008-11-26\","
                    + "\"authors_parsed\":[[\"Uthor\",\"A.\",\"\"]]}\n";
        }
    }
}
