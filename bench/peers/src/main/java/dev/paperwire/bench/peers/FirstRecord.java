package dev.paperwire.bench.peers;

import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;

/** Notes when the first record came, and hands on all of them as they are. */
final class FirstRecord extends RichMapFunction<Tuple2<String, byte[]>, Tuple2<String, byte[]>> {
    private static final long serialVersionUID = 1;
    /** The accumulator with {@link System#nanoTime} of the first record. */
    static final String AT = "first record at";

    private final LongMinimum at = new LongMinimum();
    private boolean seen;

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(AT, at);
    }

    @Override
    public Tuple2<String, byte[]> map(Tuple2<String, byte[]> document) {
        if (!seen) {
            at.add(System.nanoTime());
            seen = true;
        }
        return document;
    }
}
