package dev.paperwire.bench.stream;

import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channel;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Applications that do nothing with listings but what costs Kafka Streams itself something. Exactly once, as the real one. */
public final class BareStream implements AutoCloseable {
    private final KafkaStreams streams;
    private final String from;
    private final String application;
    private final int partitions;
    private final LongAdder written;

    private BareStream(StreamSettings settings, Channel<byte[], Listing> from, Topology topology,
            LongAdder written) {
        this.written = written;
        this.from = from.name();
        this.partitions = from.partitions();
        this.application = settings.applicationId();
        this.streams = new KafkaStreams(topology, settings.toProperties());
    }

    /** The least that there is: reads each listing and writes it again. */
    public static BareStream passingThrough(StreamSettings settings, Channel<byte[], Listing> from,
            Channel<byte[], Listing> to) {
        StreamsBuilder builder = new StreamsBuilder();
        LongAdder written = new LongAdder();
        listings(builder, from).peek((_, _) -> written.increment())
                .to(to.name(), Produced.with(to.key(), to.value()));
        return new BareStream(settings, from, builder.build(), written);
    }

    /**
     * The least that an application can do that finds papers by identifier and by title: it keeps each listing under its key, sends
     * it to another partition, keeps it there, and writes it. No logic, no form of its own: what is kept and sent is the listing's
     * bytes.
     */
    static BareStream hoppingTwice(StreamSettings settings, Channel<byte[], Listing> from,
            Channel<byte[], Listing> to) {
        StreamsBuilder builder = new StreamsBuilder();
        LongAdder written = new LongAdder();
        listings(builder, from)
                .mapValues(listing -> from.value().serializer().serialize(from.name(), listing))
                .process(new Keep("first"), Named.as("keep-first"))
                .repartition(Repartitioned.<byte[], byte[]>as("hop")
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(from.partitions()))
                .process(new Keep("second"), Named.as("keep-second"))
                .peek((_, _) -> written.increment())
                .to(to.name(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        return new BareStream(settings, from, builder.build(), written);
    }

    private static KStream<byte[], Listing> listings(StreamsBuilder builder, Channel<byte[], Listing> from) {
        return builder.stream(from.name(), Consumed.with(from.key(), from.value()));
    }

    public void start() {
        streams.start();
    }

    /** Listings that came out at the end. */
    public long written() {
        return written.sum();
    }

    /** Records of the channel that are not read and committed yet. */
    public long lag(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(from, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().entrySet().stream().mapToLong(end -> {
            OffsetAndMetadata committed = done.get(end.getKey());
            return end.getValue().offset() - (committed == null ? 0 : committed.offset());
        }).sum();
    }

    @Override
    public void close() {
        streams.close();
    }

    /** Looks the key up, keeps the value under it, passes it on. */
    private record Keep(String name) implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ContextualProcessor<>() {
                @Override
                public void process(Record<byte[], byte[]> each) {
                    KeyValueStore<String, byte[]> store = context().getStateStore(name);
                    String key = HexFormat.of().formatHex(each.key());
                    byte[] before = store.get(key);
                    store.put(key, each.value());
                    context().forward(before == null ? each : each.withTimestamp(each.timestamp()));
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores
                    .keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(),
                            Serdes.ByteArray())
                    .withCachingEnabled());
        }
    }
}
