package dev.paperwire.sink.index;

import dev.paperwire.listing.channel.Channels;
import dev.paperwire.sink.cluster.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A new generation of an index that is being filled. */
public final class Generation {
    private final Cluster cluster;
    private final Indices indices;
    private final Kind kind;
    private final String index;

    private Generation(Cluster cluster, Indices indices, Kind kind, String index) {
        this.cluster = cluster;
        this.indices = indices;
        this.kind = kind;
        this.index = index;
    }

    /**
     * Makes it, after the templates of this version.
     *
     * @param channelId Kafka's id of the topic that it will be filled from
     */
    public static Generation begin(Cluster cluster, Channels channels, Kind kind, Duration keepRejects,
            String channelId) throws IOException {
        new Templates(cluster, channels).put(keepRejects);
        Indices indices = new Indices(cluster, channels);
        String index = indices.createNext(kind);
        new ChannelGenerations(indices, true).begin(index, channelId);
        return new Generation(cluster, indices, kind, index);
    }

    /** The concrete index. */
    public String index() {
        return index;
    }

    /**
     * Makes what it holds visible, and then the alias mean it.
     *
     * @return what the alias meant so far
     */
    public List<String> use() throws IOException {
        refresh();
        return indices.swap(kind, index);
    }

    /** Makes everything that was written so far visible to searches. */
    public void refresh() throws IOException {
        Replies.judged(cluster.ask("POST", "/" + index + "/_refresh", null), "refresh " + index);
    }
}
