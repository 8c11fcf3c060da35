package dev.paperwire.bench.stream;

import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** The least that Kafka Streams can do with listings: read each and write it again, exactly once. */
final class PassThrough implements AutoCloseable {
    private final KafkaStreams streams;
    private final Channel<byte[], Listing> from;
    private final String application;

    PassThrough(StreamSettings settings, Channel<byte[], Listing> from, Channel<byte[], Listing> to) {
        this.from = from;
        this.application = settings.applicationId();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(from.name(), Consumed.with(from.key(), from.value()))
                .to(to.name(), Produced.with(to.key(), to.value()));
        this.streams = new KafkaStreams(builder.build(), settings.toProperties());
    }

    void start() {
        streams.start();
    }

    /** Records that are not copied and committed yet. */
    long lag(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < from.partitions(); partition++) {
            ends.put(new TopicPartition(from.name(), partition), OffsetSpec.latest());
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
}
