package dev.paperwire.bench.peers;

import java.net.URI;

/**
 * What a peer is to carry.
 *
 * @param bootstrapServers the brokers
 * @param topic read from its beginning to its end, and the keys are the documents' ids
 * @param elasticsearch the address of the node
 * @param index an index or an alias of one, without any document yet
 * @param documents how many documents the topic has, each under a key of its own
 */
record Load(String bootstrapServers, String topic, URI elasticsearch, String index, int documents) {
    private static final int ARGUMENTS = 5;

    Load {
        if (elasticsearch.getHost() == null) {
            throw new IllegalArgumentException("ELASTICSEARCH: no address of a server: " + elasticsearch);
        }
        if (documents < 1) {
            throw new IllegalArgumentException("DOCUMENTS: expected at least 1 but was " + documents);
        }
    }

    /**
     * Reads the arguments of a peer's main.
     *
     * @throws IllegalArgumentException if they are not as they should be; the message says what is wrong
     */
    static Load of(String... args) {
        if (args.length != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "expected BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS but had " + args.length
                            + " arguments");
        }
        return new Load(args[0], args[1], URI.create(args[2]), args[3], number(args[4]));
    }

    String[] arguments() {
        return new String[]{bootstrapServers, topic, elasticsearch.toString(), index,
            Integer.toString(documents)};
    }

    private static int number(String documents) {
        try {
            return Integer.parseInt(documents);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("DOCUMENTS: not a number: " + documents, e);
        }
    }
}
