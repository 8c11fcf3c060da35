package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Operation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
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
    private static final byte[] LINE_END = "\n".getBytes(US_ASCII);
    /** About what an action takes. */
    private static final int ACTION = 160;

    private BulkBody() {}

    /** Pieces of the lines, in order; the documents as they are, not copied. */
    static List<byte[]> of(List<Item> items) {
        List<byte[]> pieces = new ArrayList<>(3 * items.size());
        for (Item item : items) {
            switch (item.operation()) {
                case Operation.Index(var id, var version, var source) -> {
                    pieces.add(action(INDEX, item.index(), id, version));
                    source(source, pieces);
                }
                case Operation.Create(var id, var source) -> {
                    ByteArrayOutputStream action = begin(CREATE, item.index(), id);
                    action.writeBytes(QUOTE);
                    action.writeBytes(END);
                    pieces.add(action.toByteArray());
                    source(source, pieces);
                }
                case Operation.Delete(var id, var version) ->
                    pieces.add(action(DELETE, item.index(), id, version));
            }
        }
        return pieces;
    }

    private static byte[] action(byte[] what, String index, String id, long version) {
        ByteArrayOutputStream action = begin(what, index, id);
        action.writeBytes(VERSION);
        action.writeBytes(Long.toString(version).getBytes(US_ASCII));
        action.writeBytes(END);
        return action.toByteArray();
    }

    private static ByteArrayOutputStream begin(byte[] what, String index, String id) {
        ByteArrayOutputStream action = new ByteArrayOutputStream(ACTION);
        action.writeBytes(what);
        action.writeBytes(JSON.quoteAsUTF8(index));
        action.writeBytes(ID);
        action.writeBytes(JSON.quoteAsUTF8(id));
        return action;
    }

    private static void source(byte[] source, List<byte[]> pieces) {
        pieces.add(source);
        pieces.add(LINE_END);
    }
}
