package dev.paperwire.sink.index;

import dev.paperwire.sink.cluster.Misconfigured;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often the channel behind an index was made anew. The index's mapping remembers, in {@code _meta}, which Kafka topic it
 * was filled from; for another one with the same name, whose offsets begin again, the number grows by one.
 */
public final class ChannelGenerations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANNEL_ID = "channel_id";
    private static final String GENERATION = "channel_generation";

    private final Indices indices;
    private final boolean mayChange;

    /**
     * Prepares.
     *
     * @param mayChange whether a mapping may be changed
     */
    public ChannelGenerations(Indices indices, boolean mayChange) {
        this.indices = indices;
        this.mayChange = mayChange;
    }

    /**
     * The generation of a kind's channel.
     *
     * @param channelId Kafka's id of the topic
     * @throws Misconfigured if it grew and may not be noted
     */
    public int of(Kind kind, String channelId) throws IOException {
        String index = indices.writeIndex(indices.alias(kind));
        JsonNode meta = indices.mapping(index).path("_meta");
        String known = meta.path(CHANNEL_ID).asString("");
        int generation = meta.path(GENERATION).asInt(0);
        if (known.equals(channelId) || (known.isEmpty() && !mayChange)) {
            return generation;
        }
        if (!mayChange) {
            throw new Misconfigured("the channel " + kind + " was made anew since " + index
                    + " was filled: build a new generation of the index, or run once with sink.manage=true");
        }
        int next = known.isEmpty() ? 0 : generation + 1;
        note(index, channelId, next);
        return next;
    }

    /** Notes the first generation of a new index. */
    void begin(String index, String channelId) throws IOException {
        note(index, channelId, 0);
    }

    private void note(String index, String channelId, int generation) throws IOException {
        ObjectNode mapping = JSON.createObjectNode();
        mapping.putObject("_meta").put(CHANNEL_ID, channelId).put(GENERATION, generation);
        indices.putMapping(index, JSON.writeValueAsBytes(mapping));
    }
}
