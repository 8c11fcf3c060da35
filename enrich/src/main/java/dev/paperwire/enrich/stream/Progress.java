package dev.paperwire.enrich.stream;

/**
 * What a running stream has done so far in this process.
 *
 * @param state the state of Kafka Streams: {@code CREATED}, {@code REBALANCING}, {@code RUNNING}, {@code ERROR} and others
 * @param recordsRead records read from the listings' channel, whatever became of them
 * @param papersWritten revisions of papers written
 * @param papersWithdrawn papers that are gone
 * @param rejects records refused
 */
public record Progress(String state, long recordsRead, long papersWritten, long papersWithdrawn,
        long rejects) {}
