package dev.paperwire.sink.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * A body of pieces that are put together on their way to the connection, some 100 KB at a time. The client itself would read it as
 * a stream, 8 KB at a time, which keeps both sides busy with thousands of small writes and reads; a whole bulk in one array is so
 * large that the garbage collector treats it apart (G1: humongous objects), and a few of them set it going. May be sent again, to
 * another node.
 */
final class BulkEntity extends AbstractHttpEntity implements AsyncEntityProducer {
    /** More would be copied each time into a buffer outside the heap, though a connection takes no more at once. */
    private static final int AT_ONCE = 128 << 10;

    private final List<byte[]> pieces;
    private final long length;
    private @Nullable Reader reader;

    BulkEntity(List<byte[]> pieces, ContentType type) {
        super(type, null);
        this.pieces = pieces;
        this.length = pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, reader().left);
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        Reader from = reader();
        int written = 1;
        while (from.left > 0 && written > 0) {
            written = channel.write(from.next());
            from.left -= written;
        }
        if (from.left == 0) {
            channel.endStream();
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    /** After this it may be asked for everything once more. */
    @Override
    public void releaseResources() {
        reader = null;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getContent() {
        return new SequenceInputStream(Collections
                .enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }

    /** The client closes it after each use; there is nothing to close, and it may be used again. */
    @Override
    public void close() {}

    private Reader reader() {
        if (reader == null) {
            reader = new Reader();
        }
        return reader;
    }

    /** Where one sending of the body stands. */
    private final class Reader {
        private final ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(AT_ONCE, length)).limit(0);
        private long left = length;
        private int piece;
        private int offset;

        /** What comes next; what the connection does not take of it stays for the next time. */
        ByteBuffer next() {
            if (!buffer.hasRemaining()) {
                buffer.clear();
                while (buffer.hasRemaining() && piece < pieces.size()) {
                    byte[] bytes = pieces.get(piece);
                    int part = Math.min(buffer.remaining(), bytes.length - offset);
                    buffer.put(bytes, offset, part);
                    offset += part;
                    if (offset == bytes.length) {
                        piece++;
                        offset = 0;
                    }
                }
                buffer.flip();
            }
            return buffer;
        }
    }
}
