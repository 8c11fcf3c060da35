package dev.paperwire.enrich.stream;

import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.embedded.KafkaRecords;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A real broker and what tests do with it. */
final class Broker implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final Channels channels;

    private Broker(EmbeddedKafka kafka, Channels channels) {
        this.kafka = kafka;
        this.channels = channels;
    }

    static Broker start(Channels channels) throws ExecutionException, InterruptedException {
        // Small sessions and offset topics make rebalances of tests quick.
        EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults()
                .withSettings(Map.of("group.initial.rebalance.delay.ms", "0", "group.min.session.timeout.ms",
                        "1000",
                        "offsets.topic.num.partitions", "5", "transaction.state.log.num.partitions", "5",
                        "message.max.bytes", "9000000")));
        Broker broker = new Broker(kafka, channels);
        try (Admin admin = broker.admin()) {
            ChannelSetup.createMissing(admin, channels.all());
        }
        return broker;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    Admin admin() {
        return Admin.create(Map.copyOf(kafka.clientProperties()));
    }

    /** Sends listings under keys as the project's own sources do. */
    void list(List<Listing> listings) {
        list(listings, channels);
    }

    void list(List<Listing> listings, Channels into) {
        try (var producer = producer()) {
            listings.forEach(listing -> send(producer, listing, into));
        }
    }

    void send(KafkaProducer<byte[], byte[]> producer, Listing listing) {
        send(producer, listing, channels);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Listing listing, Channels into) {
        byte[] key = listing.identifiers().getOrDefault("arxiv", listing.title()).getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(into.listings().name(), key,
                into.listings().value().serializer().serialize("", listing)));
    }

    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("max.request.size", 9_000_000);
        properties.put("enable.idempotence", true);
        properties.put("delivery.timeout.ms", 300_000);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** All records of a channel now, in the order of each partition. */
    List<ConsumerRecord<byte[], byte[]>> records(Channel<?, ?> channel, String isolation) {
        return KafkaRecords.all(consumerProperties(isolation), channel.name());
    }

    KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(consumerProperties(isolation), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<String, Object> consumerProperties(String isolation) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("isolation.level", isolation);
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        return properties;
    }

    static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Channel<?, ?> channel) {
        return consumer.partitionsFor(channel.name())
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** The last value of each key of a compacted channel. */
    <V> SortedMap<String, V> table(Channel<String, V> channel) {
        SortedMap<String, V> table = new TreeMap<>();
        for (var one : records(channel, "read_committed")) {
            String key = new String(one.key(), UTF_8);
            if (one.value() == null) {
                table.remove(key);
            } else {
                table.put(key, channel.value().deserializer().deserialize(channel.name(), one.value()));
            }
        }
        return table;
    }

    /** Runs a service in a thread of its own; closing ends it and throws what it threw. */
    static AutoCloseable running(StreamService service) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                service.run();
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        return () -> {
            service.close();
            thread.join();
            if (failure.get() != null) {
                throw new AssertionError("the service failed", failure.get());
            }
        };
    }

    @Override
    public void close() {
        kafka.close();
    }
}
