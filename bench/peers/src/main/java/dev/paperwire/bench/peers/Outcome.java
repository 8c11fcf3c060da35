package dev.paperwire.bench.peers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a peer prints.
 *
 * @param peer its name
 * @param version its release
 * @param documents how many it carried
 * @param seconds from the first record that it had until the last document was written
 * @param documentsPerSecond the rate
 */
@JsonPropertyOrder({"peer", "version", "documents", "seconds", "documentsPerSecond"})
record Outcome(String peer, String version, int documents, double seconds, double documentsPerSecond) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double NANOS = 1_000_000_000;
    private static final double THOUSAND = 1_000;
    private static final double TEN = 10;

    /**
     * The outcome of a run.
     *
     * @param nanos how long it took
     */
    static Outcome of(String peer, String version, int documents, long nanos) {
        double seconds = nanos / NANOS;
        return new Outcome(peer, version, documents, Math.round(seconds * THOUSAND) / THOUSAND,
                Math.round(documents / seconds * TEN) / TEN);
    }

    /** @throws JacksonException if the line is none that a peer prints */
    static Outcome parse(String line) {
        return JSON.readValue(line, Outcome.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }
}
