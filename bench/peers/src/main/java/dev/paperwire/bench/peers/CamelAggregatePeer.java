package dev.paperwire.bench.peers;

/** Apache Camel, with bulks as its aggregator makes them: what the aggregator holds is lost with the process. */
public final class CamelAggregatePeer {
    private CamelAggregatePeer() {}

    /** {@code BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS}. */
    public static void main(String[] args) {
        Peer.main(new CamelPeer("camel-aggregate", AggregateRoute::new), args);
    }
}
