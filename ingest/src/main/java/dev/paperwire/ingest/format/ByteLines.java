package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line as bytes, in bounded memory whatever the length of a line. */
public final class ByteLines {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int filled;
    private byte[] line = new byte[CHUNK];
    private int length;
    private boolean tooLong;

    /**
     * Lines of a stream.
     *
     * @param limit how many bytes of a line are kept
     */
    public ByteLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line without its LF or CR LF, cut at the limit; null at the end of the stream. */
    public byte @Nullable [] next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            keep(end);
            boolean found = end < filled;
            position = found ? end + 1 : end;
            if (found) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return Arrays.copyOf(line, end);
    }

    /** Whether the last line was cut. */
    public boolean isCut() {
        return tooLong;
    }

    /** Whether more can be read without waiting. */
    public boolean ready() throws IOException {
        return position < filled || in.available() > 0;
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(chunk));
        }
        return filled > 0;
    }

    private void keep(int end) {
        int wanted = end - position;
        int kept = Math.min(wanted, limit - length);
        tooLong |= kept < wanted;
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(limit, Math.max(length + kept, 2 * line.length)));
        }
        System.arraycopy(chunk, position, line, length, kept);
        length += kept;
    }
}
