package dev.paperwire.sink.document;

import dev.paperwire.sink.document.Operation.Delete;
import dev.paperwire.sink.document.Operation.Index;
import dev.paperwire.sink.document.Operation.Unusable;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Trends under their key. They have no revision: on a compacted channel the later record counts, so the version is the
 * record's offset. Offsets begin again when a channel is made anew; the generation of the channel goes before them.
 *
 * @param generation how often the channel was made anew since the index exists; from 0
 */
public record TrendRendering(int generation) implements Rendering {
    /** Bits of a version that hold the offset: enough for a million records a second during a year. */
    private static final int OFFSET_BITS = 45;
    private static final int MAX_GENERATIONS = 1 << (Long.SIZE - 1 - OFFSET_BITS);

    public TrendRendering {
        if (generation < 0 || generation >= MAX_GENERATIONS) {
            throw new IllegalArgumentException("generation: " + generation);
        }
    }

    @Override
    public Operation render(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Optional<Unusable> problem = DocumentId.problem(kafkaRecord.key());
        if (problem.isPresent()) {
            return problem.get();
        }
        String id = new String(kafkaRecord.key(), UTF_8);
        long version = ((long) generation << OFFSET_BITS) + kafkaRecord.offset() + 1;
        if (kafkaRecord.value() == null) {
            return new Delete(id, version);
        }
        try {
            return new Index(id, version, JsonSource.oneLine(kafkaRecord.value()));
        } catch (JacksonException e) {
            return new Unusable("not-json", "the value is not JSON: " + e.getOriginalMessage());
        }
    }
}
