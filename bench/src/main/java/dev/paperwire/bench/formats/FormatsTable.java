package dev.paperwire.bench.formats;

import dev.paperwire.ingest.format.Format;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The table of {@link FormatsBenchmark} by the processor time of the one thread that works, best of the rounds: figures that
 * hold on a machine that is busy with other things, where JMH's clock does not. Run it with {@code -XX:-BackgroundCompilation}.
 * Its one argument is the seconds that each figure is given.
 */
public final class FormatsTable {
    private static final int PAPERS = 200;
    private static final long ROUND_NANOS = 200_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FormatsTable() {}

    /** Something that may fail. */
    private interface Work {
        void run() throws Exception;
    }

    /** Prints the table. */
    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 6;
        AtomicReference<Object> sink = new AtomicReference<>("");
        System.out.println("format              bare MB/s   ours MB/s   factor");
        for (Format format : Format.values()) {
            FormatWork work = new FormatWork(format, MadeDocuments.of(format, PAPERS), sink::lazySet);
            double bare = measure(work::bare, work.megabytes(), seconds);
            double ours = measure(work::paperwire, work.megabytes(), seconds);
            System.out.printf(Locale.ROOT, "%-18s %10.0f %11.0f %8.2f%n", format.id(), bare, ours,
                    bare / ours);
        }
    }

    private static double measure(Work work, double megabytes, double seconds) throws Exception {
        double best = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            long begun = THREADS.getCurrentThreadCpuTime();
            int runs = 0;
            while (THREADS.getCurrentThreadCpuTime() - begun < ROUND_NANOS) {
                work.run();
                runs++;
            }
            best = Math.max(best, runs * megabytes * 1e9 / (THREADS.getCurrentThreadCpuTime() - begun));
        }
        return best;
    }
}
