package dev.paperwire.bench.peers;

/** Something that carries documents from Kafka to Elasticsearch. */
interface Peer {
    String name();

    /** The release that runs. */
    String version();

    /**
     * Carries all documents.
     *
     * @return nanoseconds from the first record that it had until the last document was written
     * @throws Exception as the peer itself failed
     */
    long carry(Load load) throws Exception;

    /**
     * What the mains of all peers do: one line with the {@link Outcome} on the standard output. Ends with the exit code 1
     * and the failure on the standard error if the peer failed, and with 2 for wrong arguments.
     */
    static void main(Peer peer, String... args) {
        Load load;
        try {
            load = Load.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println(peer.name() + ": " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            long nanos = peer.carry(load);
            System.out.println(Outcome.of(peer.name(), peer.version(), load.documents(), nanos).toJson());
        } catch (Exception e) {
            System.err.println(peer.name() + " " + peer.version() + " failed");
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // some leave threads behind
    }
}
