package dev.paperwire.bench.sink;

import com.sun.management.OperatingSystemMXBean;
import dev.paperwire.bench.report.Spread;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What it took to load the documents. The processors' time tells more than the clock where others use the machine too.
 *
 * @param rate documents a second
 * @param client processor time of this process for a document, in microseconds
 * @param node processor time of the node for a document, in microseconds
 */
record Effort(double rate, double client, double node) {
    private static final double MICROS = 1_000;
    private static final double NANOS = 1_000_000_000;

    /** The times at the beginning. */
    record Meter(long node, Duration nodeAtBegin, Duration clientAtBegin, long begun) {
        Effort end(int documents) {
            return new Effort(documents * NANOS / (System.nanoTime() - begun),
                    clientTime().minus(clientAtBegin).toNanos() / MICROS / documents,
                    nodeTime(node).minus(nodeAtBegin).toNanos() / MICROS / documents);
        }
    }

    static Meter begin(long node) {
        return new Meter(node, nodeTime(node), clientTime(), System.nanoTime());
    }

    /** Medians and ranges in one line. */
    static String summary(List<Effort> efforts) {
        List<Double> rates = efforts.stream().map(Effort::rate).toList();
        return "%6.0f documents/s (%.0f to %.0f); processor time a document: %4.0f us here, %4.0f us in the node"
                .formatted(median(efforts, Effort::rate), Collections.min(rates), Collections.max(rates),
                        median(efforts, Effort::client), median(efforts, Effort::node));
    }

    static <T> double median(Collection<T> values, ToDoubleFunction<T> of) {
        return Spread.of(values.stream().mapToDouble(of).boxed().toList()).median();
    }

    @Override
    public String toString() {
        return "%6.0f documents/s, %4.0f us here, %4.0f us in the node".formatted(rate, client, node);
    }

    private static Duration nodeTime(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).orElseThrow();
    }

    private static Duration clientTime() {
        return Duration.ofNanos(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }
}
