package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The lines of a bulk: for each item what to do, and the document where there is one. */
final class BulkBody {
    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();
    private static final byte[] INDEX = "{\"index\":{\"_index\":\"".getBytes(US_ASCII);
    private static final byte[] CREATE = "{\"create\":{\"_index\":\"".getBytes(US_ASCII);
    private static final byte[] DELETE = "{\"delete\":{\"_index\":\"".getBytes(US_ASCII);
    private static final byte[] ID = "\",\"_id\":\"".getBytes(US_ASCII);
    private static final byte[] VERSION = "\",\"version_type\":\"external\",\"version\":".getBytes(US_ASCII);
    private static final byte[] QUOTE = "\"".getBytes(US_ASCII);
    private static final byte[] END = "}}\n".getBytes(US_ASCII);
    /** About what an action takes. */
    private static final int ACTION = 160;

    private BulkBody() {}

    /** Its bytes are not copied once more to be taken out. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    static ByteBuffer of(List<Item> items) {
        long size = 0;
        for (Item item : items) {
            size += item.operation().bytes() + ACTION;
        }
        Bytes bytes = new Bytes(Math.toIntExact(size));
        for (Item item : items) {
            write(item, bytes);
        }
        return bytes.buffer();
    }

    private static void write(Item item, Bytes bytes) {
        switch (item.operation()) {
            case Operation.Index(var id, var version, var source) -> {
                action(INDEX, item.index(), id, bytes);
                version(version, bytes);
                source(source, bytes);
            }
            case Operation.Create(var id, var source) -> {
                action(CREATE, item.index(), id, bytes);
                bytes.writeBytes(QUOTE);
                bytes.writeBytes(END);
                source(source, bytes);
            }
            case Operation.Delete(var id, var version) -> {
                action(DELETE, item.index(), id, bytes);
                version(version, bytes);
            }
        }
    }

    private static void action(byte[] what, String index, String id, Bytes bytes) {
        bytes.writeBytes(what);
        bytes.writeBytes(JSON.quoteAsUTF8(index));
        bytes.writeBytes(ID);
        bytes.writeBytes(JSON.quoteAsUTF8(id));
    }

    private static void version(long version, Bytes bytes) {
        bytes.writeBytes(VERSION);
        bytes.writeBytes(Long.toString(version).getBytes(US_ASCII));
        bytes.writeBytes(END);
    }

    private static void source(byte[] source, Bytes bytes) {
        bytes.writeBytes(source);
        bytes.write('\n');
    }
}
