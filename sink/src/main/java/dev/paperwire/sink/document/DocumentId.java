package dev.paperwire.sink.document;

import dev.paperwire.sink.document.Operation.Unusable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keys as document ids. Elasticsearch refuses the whole bulk for an id that is empty or too long. */
final class DocumentId {
    private static final int MAX_BYTES = 512;

    private DocumentId() {}

    static Optional<Unusable> problem(byte @Nullable [] key) {
        if (key == null || key.length == 0) {
            return Optional.of(new Unusable("no-key", "the record has no key, which is its document's id"));
        }
        if (key.length > MAX_BYTES) {
            return Optional.of(new Unusable("invalid-key",
                    "the key has " + key.length + " bytes, a document's id at most " + MAX_BYTES));
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(key));
            return Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.of(new Unusable("invalid-key", "the key is not UTF-8 text"));
        }
    }
}
