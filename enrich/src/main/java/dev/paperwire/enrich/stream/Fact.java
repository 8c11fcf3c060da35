package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.merge.Retraction;
import dev.paperwire.enrich.state.Codec;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.json.JsonCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Something that is known of an identifier. */
sealed interface Fact {
    /** A listing, and its JSON, which travels on as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Listed(Listing listing, byte[] json) implements Fact {}

    /** A source takes its listings back. */
    record Retracted(Retraction retraction) implements Fact {}

    /** A listing is the JSON object that it came as; anything that does not begin like one is a retraction. */
    static Serde<Fact> serde() {
        JsonCodec<Listing> listings = JsonCodec.of(Listing.class);
        Codec<Retraction> retractions = new Codec<>("a retraction", 1, (out, retraction) -> {
            out.text(retraction.source());
            out.instant(retraction.until());
        }, in -> new Retraction(in.text(), in.instant()));
        Serializer<Fact> serializer = (channel, fact) -> switch (fact) {
            case Listed(var _, byte[] json) -> json;
            case Retracted(Retraction retraction) -> retractions.write(retraction);
        };
        Deserializer<Fact> deserializer = (channel, bytes) -> retractions.wrote(bytes)
                ? new Retracted(retractions.read(bytes))
                : new Listed(listings.read(bytes), bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
