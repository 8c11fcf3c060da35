package dev.paperwire.cli;

import dev.paperwire.ingest.format.ByteLines;
import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of a stream in batches: large ones where lines are there, small ones where somebody sends them one by one. */
final class JsonLines {
    /** The longest line, as long as the largest record on Kafka; of a longer one only the beginning is kept. */
    static final int MAX_BYTES = Channels.MAX_RECORD_BYTES;

    private final ByteLines lines;
    private long number;

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes its bytes without its end
     * @param cut whether it was longer than the limit and the rest is left out
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Line(long number, byte[] bytes, boolean cut) {}

    JsonLines(InputStream in) {
        this.lines = new ByteLines(in, MAX_BYTES);
    }

    /**
     * The next lines: waits for the first and takes as many more as are there without waiting.
     *
     * @param most how many at the most
     * @return none only at the end of the stream
     */
    List<Line> next(int most) throws IOException {
        List<Line> batch = new ArrayList<>();
        do {
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            number++;
            batch.add(new Line(number, line, lines.isCut()));
        } while (batch.size() < most && lines.ready());
        return batch;
    }

    /** Whether more can be read without waiting. */
    boolean ready() throws IOException {
        return lines.ready();
    }
}
