package dev.paperwire.sink.delivery;

import java.time.Duration;

/**
 * How records travel.
 *
 * @param bulkCount the most items of a bulk
 * @param bulkBytes the most bytes of a bulk, but for an item that is larger by itself
 * @param linger how long a bulk waits to fill up while another is under way
 * @param inFlight the most bulks under way at once; how many there are follows from how fast they are answered
 * @param bufferBytes the most bytes that wait or are under way before the consumer pauses
 * @param bufferCount the most records
 * @param commitEvery how often offsets are committed
 * @param backoff the waits between tries
 * @param attempts how often an item that Elasticsearch fails on (status 500) is tried before it is refused
 * @param probeEvery the time between two searches for what was acknowledged last; zero for none
 */
public record DeliverySettings(int bulkCount, long bulkBytes, Duration linger, int inFlight, long bufferBytes,
        int bufferCount, Duration commitEvery, Backoff backoff, int attempts, Duration probeEvery) {}
