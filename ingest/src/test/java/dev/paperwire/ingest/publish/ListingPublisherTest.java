package dev.paperwire.ingest.publish;

import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.ingest.format.Outcome.Refused;
import dev.paperwire.ingest.publish.Publication.Acknowledged;
import dev.paperwire.ingest.publish.Publication.Failed;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.listing.json.JsonCodec;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListingPublisherTest {
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private static final Listing LISTING = Listing.of("own", NOW, "A Title")
            .identifier("arxiv", "2503.01234v2")
            .build();

    private final List<Publication> reported = new ArrayList<>();

    private static MockProducer<byte[], byte[]> producer(boolean answers) {
        return new MockProducer<>(answers, new RoundRobinPartitioner(), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ListingPublisher publisher(MockProducer<byte[], byte[]> producer) {
        return new ListingPublisher(producer, new Channels("my-", 3), InstantSource.fixed(NOW));
    }

    @Test
    void listingGoesToItsChannelUnderItsIdentifier() {
        var producer = producer(true);

        publisher(producer).publish(LISTING, reported::add);

        assertThat(reported).containsExactly(new Acknowledged(0, 0));
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("my-paper-listings");
            assertThat(new String(sent.key(), UTF_8)).isEqualTo("arxiv:2503.01234");
            assertThat(JsonCodec.of(Listing.class).read(sent.value())).isEqualTo(LISTING);
        });
    }

    @Test
    void keyWithoutIdentifierIsTheBareTitle() {
        assertThat(
                new String(ListingKey.of(Listing.of("own", NOW, "Émigré-Networks: A Study!").build()), UTF_8))
                .isEqualTo("title:emigre networks a study");
        assertThat(new String(ListingKey.of(Listing.of("own", NOW, "?!").build()), UTF_8))
                .isEqualTo("title:?!");
    }

    @Test
    void refusedEntryGoesToTheRejectsWithItsBytesAndReason() {
        var producer = producer(true);

        publisher(producer).reject(new Refused("line 7", "not JSON", "x{".getBytes(UTF_8)), "file.jsonl",
                reported::add);

        assertThat(reported).containsExactly(new Acknowledged(0, 0));
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("my-paper-rejects");
            assertThat(RejectHeaders.read(sent.key(), sent.value(), sent.headers()))
                    .isEqualTo(new Reject("file.jsonl".getBytes(UTF_8), "x{".getBytes(UTF_8),
                            Reject.Stage.INGEST, "unreadable",
                            "line 7: not JSON", "file.jsonl", -1, -1, NOW, 1));
        });
    }

    @Test
    void failuresOfKafkaAreReported() {
        var producer = producer(false);
        ListingPublisher publisher = publisher(producer);

        publisher.publish(LISTING, reported::add);
        producer.errorNext(new TimeoutException("no answer for 120000 ms"));
        publisher.close();
        publisher.publish(LISTING, reported::add);

        assertThat(reported).hasSize(2).element(0).isEqualTo(new Failed("no answer for 120000 ms"));
        assertThat(reported).element(1).isInstanceOf(Failed.class);
    }

    @Test
    void wholeDocumentIsPublishedAndCounted() throws Exception {
        var producer = producer(true);
        String document = new String(JsonCodec.of(Listing.class).write(LISTING), UTF_8) + "\nnonsense\n";

        Tally tally = new DocumentPublisher(publisher(producer)).publish(
                new ByteArrayInputStream(document.getBytes(UTF_8)),
                Format.JSONL.parser(), DocumentOrigin.of(null, NOW), "file.jsonl", _ -> {});

        assertThat(tally).isEqualTo(new Tally(1, 0, 1, 0, Optional.empty()));
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void readingStopsOnceKafkaFails() throws Exception {
        var producer = producer(true);
        producer.sendException = new TimeoutException("not there");
        String line = new String(JsonCodec.of(Listing.class).write(LISTING), UTF_8) + "\n";

        Tally tally = new DocumentPublisher(publisher(producer)).publish(
                new ByteArrayInputStream(line.repeat(1_000).getBytes(UTF_8)), Format.JSONL.parser(),
                DocumentOrigin.of(null, NOW), "-", _ -> {});

        assertThat(tally).isEqualTo(new Tally(0, 0, 0, 1, Optional.of("not there")));
        assertThat(tally.isComplete()).isFalse();
    }

    @Test
    void kafkaThatCannotBeReachedIsSaidInOneLine() {
        assertThatThrownBy(() -> ListingPublisher.open(
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", "600",
                        "request.timeout.ms", "500"),
                Channels.standard()))
                .isInstanceOf(KafkaUnavailable.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:1 does not answer (")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(
                () -> ListingPublisher.open(Map.of("bootstrap.servers", "nowhere"), Channels.standard()))
                .isInstanceOf(KafkaUnavailable.class)
                .hasMessageContaining("nowhere");
    }
}
