package dev.paperwire.bench.whole;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The clocks of the three processes, and what this one allocates. */
final class Meter implements AutoCloseable {
    private static final double MICROS = 1e3;
    private static final double NANOS = 1e9;

    private final long broker;
    private final long node;
    private final HeapPeak heap = new HeapPeak();

    /** Takes the ids of the other two processes. */
    Meter(long broker, long node) {
        this.broker = broker;
        this.node = node;
    }

    /** Begins to measure. */
    Reading begin() {
        double _ = heap.takeMegabytes();
        return read();
    }

    /** Ends it: so many were done since. */
    Trial end(Reading begun, long count) {
        Reading now = read();
        return new Trial(count, count * NANOS / (now.at - begun.at),
                micros(begun.services, now.services, count),
                micros(begun.broker, now.broker, count), micros(begun.node, now.node, count),
                (double) (now.allocated - begun.allocated) / count, heap.takeMegabytes(), true);
    }

    private Reading read() {
        return new Reading(System.nanoTime(),
                Duration.ofNanos(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime()),
                processorTime(broker), processorTime(node),
                ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes());
    }

    private static double micros(Duration from, Duration to, long count) {
        return to.minus(from).toNanos() / MICROS / count;
    }

    private static Duration processorTime(long process) {
        return ProcessHandle.of(process).flatMap(known -> known.info().totalCpuDuration()).orElseThrow();
    }

    @Override
    public void close() {
        heap.close();
    }

    /** How all clocks stood at one moment. */
    record Reading(long at, Duration services, Duration broker, Duration node, long allocated) {}
}
