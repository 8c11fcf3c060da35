package dev.paperwire.bench.whole;

import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.listing.channel.Channels;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when a stream has written the papers of all listings and readers of committed records see them. It does not wait for
 * trends, which come when papers have rested.
 *
 * @param admin where it asks
 * @param stream the stream
 * @param channels the stream's
 */
record Enriched(Admin admin, StreamService stream, Channels channels) {
    /**
     * Whether it has.
     *
     * @param listings how many listings there are
     */
    boolean all(long listings) throws ExecutionException, InterruptedException {
        return stream.progress().recordsRead() >= listings && stream.lag() == 0
                && end(IsolationLevel.READ_UNCOMMITTED) == end(IsolationLevel.READ_COMMITTED);
    }

    private long end(IsolationLevel isolation) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, channels.partitions())
                .mapToObj(partition -> new TopicPartition(channels.papers().name(), partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(ends, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .values()
                .stream()
                .mapToLong(found -> found.offset())
                .sum();
    }
}
