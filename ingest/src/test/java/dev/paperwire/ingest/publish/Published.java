package dev.paperwire.ingest.publish;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.json.JsonCodec;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A publisher without Kafka, and all that it was given. */
public final class Published {
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true,
            new RoundRobinPartitioner(), new ByteArraySerializer(),
            new ByteArraySerializer());

    public DocumentPublisher documents() {
        return new DocumentPublisher(
                new ListingPublisher(producer, Channels.standard(), InstantSource.system()));
    }

    /** The titles published so far, in order. */
    public List<String> titles() {
        return listings().stream().map(Listing::title).toList();
    }

    public List<Listing> listings() {
        return producer.history()
                .stream()
                .filter(sent -> sent.topic().equals("paper-listings"))
                .map(sent -> JsonCodec.of(Listing.class).read(sent.value()))
                .toList();
    }

    public long rejects() {
        return producer.history().stream().filter(sent -> sent.topic().equals("paper-rejects")).count();
    }

    /** Makes everything that is sent from now on fail. */
    public void fail() {
        producer.sendException = new org.apache.kafka.common.errors.TimeoutException("not there");
    }

    public void recover() {
        producer.sendException = null;
    }
}
