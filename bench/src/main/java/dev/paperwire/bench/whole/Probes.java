package dev.paperwire.bench.whole;

import dev.paperwire.sink.cluster.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Searches for papers by their addresses, over and over until each is found. */
final class Probes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIELD = "paper_url";
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 5_000;
    private static final double NANOS = 1e9;

    private final Cluster cluster;
    private final String index;
    private final Queue<Probe> begun = new ConcurrentLinkedQueue<>();
    private volatile boolean complete;

    private record Probe(String url, long due) {}

    /**
     * What came of them.
     *
     * @param seconds from when each was due until it was found, ascending; those never found count until the search was given up
     * @param missing how many were never found
     */
    record Found(List<Double> seconds, int missing) {
        double quantile(double part) {
            return seconds.get((int) Math.max(0, Math.ceil(part * seconds.size()) - 1));
        }
    }

    Probes(Cluster cluster, String index) {
        this.cluster = cluster;
        this.index = index;
    }

    /** Looks for a paper from now on. */
    void add(String url, long due) {
        begun.add(new Probe(url, due));
    }

    /** There are no more to come. */
    void complete() {
        complete = true;
    }

    /** Searches until all are found, or for so long after the last that no more can be hoped for. */
    Found search() throws IOException, InterruptedException {
        Map<String, Long> open = new HashMap<>();
        List<Double> seconds = new ArrayList<>();
        long completed = 0;
        while (true) {
            boolean last = complete;
            for (Probe probe = begun.poll(); probe != null; probe = begun.poll()) {
                open.put(probe.url(), probe.due());
            }
            if (last && completed == 0) {
                completed = System.nanoTime();
            }
            if (last && (open.isEmpty() || System.nanoTime() - completed > PATIENCE.toNanos())) {
                break;
            }
            if (!open.isEmpty()) {
                List<String> found = ask(open.keySet().stream().limit(MOST).toList());
                long now = System.nanoTime();
                for (String url : found) {
                    Long due = open.remove(url);
                    if (due != null) {
                        seconds.add((now - due) / NANOS);
                    }
                }
            }
            Thread.sleep(PAUSE);
        }
        long end = System.nanoTime();
        open.values().forEach(due -> seconds.add((end - due) / NANOS));
        return new Found(seconds.stream().sorted().toList(), open.size());
    }

    private List<String> ask(List<String> urls) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("size", urls.size()).put("_source", false);
        body.putArray("docvalue_fields").add(FIELD);
        var terms = body.putObject("query").putObject("terms").putArray(FIELD);
        urls.forEach(terms::add);
        Cluster.Reply reply = cluster.ask("POST", "/" + index + "/_search", JSON.writeValueAsBytes(body));
        if (reply.status() != 200) {
            throw new IOException("the search for papers failed: " + reply.reason());
        }
        List<String> found = new ArrayList<>();
        for (JsonNode hit : reply.body().path("hits").path("hits")) {
            found.add(hit.path("fields").path(FIELD).path(0).asString());
        }
        return found;
    }
}
