package dev.paperwire.sink.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * A body that is handed to the connection in large pieces. The client itself would read it as a stream, 8 KB at a time, which
 * keeps both sides busy with thousands of small writes and reads. May be sent again, to another node.
 */
final class BulkEntity extends ByteArrayEntity implements AsyncEntityProducer {
    /** More would be copied each time into a buffer outside the heap, though a connection takes no more at once. */
    private static final int PIECE = 128 << 10;

    private final ByteBuffer whole;
    private @Nullable ByteBuffer left;

    BulkEntity(ByteBuffer lines, ContentType type) {
        super(lines.array(), lines.arrayOffset() + lines.position(), lines.remaining(), type);
        this.whole = lines.duplicate();
    }

    @Override
    public int available() {
        return left().remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        ByteBuffer rest = left();
        int end = rest.limit();
        int written = 1;
        while (rest.hasRemaining() && written > 0) {
            rest.limit(Math.min(end, rest.position() + PIECE));
            written = channel.write(rest);
            rest.limit(end);
        }
        if (!rest.hasRemaining()) {
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
        left = null;
    }

    private ByteBuffer left() {
        if (left == null) {
            left = whole.duplicate();
        }
        return left;
    }
}
