package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.Retraction;
import dev.paperwire.listing.json.JsonCodec;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Something that is known of an identifier. */
sealed interface Fact {
    /** A listing; its JSON travels on as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Listed(byte[] json) implements Fact {}

    /** A source takes its listings back. */
    record Retracted(Retraction retraction) implements Fact {}

    /** Begins a retraction; no JSON object begins so. */
    byte RETRACTION = 'R';

    static Serde<Fact> serde() {
        JsonCodec<Retraction> retractions = JsonCodec.of(Retraction.class);
        Serializer<Fact> serializer = (channel, fact) -> switch (fact) {
            case Listed(byte[] json) -> json;
            case Retracted(Retraction retraction) -> {
                byte[] json = retractions.write(retraction);
                yield ByteBuffer.allocate(json.length + 1).put(RETRACTION).put(json).array();
            }
        };
        Deserializer<Fact> deserializer = (channel, bytes) -> bytes[0] == RETRACTION
                ? new Retracted(retractions.read(java.util.Arrays.copyOfRange(bytes, 1, bytes.length)))
                : new Listed(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
