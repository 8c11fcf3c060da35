package dev.paperwire.sink.delivery;

import dev.paperwire.sink.document.Rendering;

/**
 * From a channel to an index.
 *
 * @param channel the Kafka topic
 * @param index the alias, or concrete index, that is written to
 * @param rendering how records become operations
 */
public record Route(String channel, String index, Rendering rendering) {}
