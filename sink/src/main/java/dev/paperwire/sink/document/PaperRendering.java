package dev.paperwire.sink.document;

import dev.paperwire.sink.document.Operation.Delete;
import dev.paperwire.sink.document.Operation.Index;
import dev.paperwire.sink.document.Operation.Unusable;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Papers under their id. The version is the header {@code revision}, without one the field {@code revision} of the document,
 * and for a tombstone without one the record's time: revisions begin at the clock's milliseconds, so that it comes after
 * what it deletes. A record that tells by its header {@code fetched_at} when its listing was fetched gives a document with two
 * fields more, see {@link Waited}.
 */
public final class PaperRendering implements Rendering {
    /** The header with the revision, as decimal digits. */
    public static final String REVISION = "revision";

    @Override
    public Operation render(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Optional<Unusable> problem = DocumentId.problem(kafkaRecord.key());
        if (problem.isPresent()) {
            return problem.get();
        }
        String id = new String(kafkaRecord.key(), UTF_8);
        OptionalLong revision = header(kafkaRecord);
        byte[] value = kafkaRecord.value();
        if (value == null) {
            return new Delete(id, revision.orElse(Math.max(1, kafkaRecord.timestamp())));
        }
        try {
            if (revision.isEmpty()) {
                revision = JsonSource.number(value, REVISION);
            }
            if (revision.isEmpty() || revision.getAsLong() < 1) {
                return new Unusable("no-revision",
                        "neither the header nor the field revision is a positive number");
            }
            byte[] document = JsonSource.oneLine(value);
            return new Index(id, revision.getAsLong(), Waited.since(fetched(kafkaRecord), document));
        } catch (JacksonException e) {
            return new Unusable("not-json", "the value is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<String> fetched(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return Optional.ofNullable(kafkaRecord.headers().lastHeader(Waited.FETCHED_AT))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    private static OptionalLong header(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var header = kafkaRecord.headers().lastHeader(REVISION);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            long revision = Long.parseLong(new String(header.value(), UTF_8));
            return revision > 0 ? OptionalLong.of(revision) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
