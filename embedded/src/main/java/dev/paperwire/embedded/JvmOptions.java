package dev.paperwire.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How the Java process of a server runs.
 *
 * @param heapMegabytes
 *            the largest heap, at least 128
 * @param quickStart
 *            start about twice as fast, for less speed once warm: right for tests and short runs, wrong for benchmarks
 * @param flags
 *            further flags of the {@code java} command, after the ones made from the above
 */
public record JvmOptions(int heapMegabytes, boolean quickStart, List<String> flags) {
    private static final int LEAST_HEAP = 128;

    public JvmOptions {
        if (heapMegabytes < LEAST_HEAP) {
            throw new IllegalArgumentException(
                    "heapMegabytes: expected at least " + LEAST_HEAP + " but was " + heapMegabytes);
        }
        flags = List.copyOf(flags);
    }

    static JvmOptions ofHeap(int megabytes) {
        return new JvmOptions(megabytes, true, List.of());
    }

    public JvmOptions withHeapMegabytes(int megabytes) {
        return new JvmOptions(megabytes, quickStart, flags);
    }

    public JvmOptions withQuickStart(boolean quick) {
        return new JvmOptions(heapMegabytes, quick, flags);
    }

    public JvmOptions withFlags(List<String> further) {
        return new JvmOptions(heapMegabytes, quickStart, further);
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>();
        line.add("-Xmx" + heapMegabytes + "m");
        line.add("-XX:+ExitOnOutOfMemoryError");
        if (quickStart) {
            line.add("-XX:+UseSerialGC");
            line.add("-XX:TieredStopAtLevel=1");
        }
        line.addAll(flags);
        return line;
    }
}
