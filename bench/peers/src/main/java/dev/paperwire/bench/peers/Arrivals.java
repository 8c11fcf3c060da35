package dev.paperwire.bench.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far an index is, by its own count: the same clock for all peers, right within {@link #INTERVAL}. */
final class Arrivals implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration INTERVAL = Duration.ofMillis(20);
    /** Without one more document for so long, none will come. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI elasticsearch;
    private final String index;

    Arrivals(URI elasticsearch, String index) {
        this.elasticsearch = elasticsearch;
        this.index = index;
    }

    /**
     * Waits until an index that was empty has so many documents. What was written twice is one document.
     *
     * @param work what brings them; may end before or after they are all there
     * @return {@link System#nanoTime} of when the last was written
     * @throws ExecutionException if the work failed
     * @throws TimeoutException if for minutes none came
     */
    long await(int documents, Future<?> work)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        long seen = 0;
        long progress = System.nanoTime();
        while (true) {
            if (work.isDone()) {
                work.get();
            }
            long written = written();
            long now = System.nanoTime();
            if (written >= documents && searchable() == documents) {
                return now;
            }
            if (written > seen) {
                seen = written;
                progress = now;
            } else if (now - progress > PATIENCE.toNanos()) {
                throw new TimeoutException("after " + seen + " of " + documents + " documents no more came");
            }
            Thread.sleep(INTERVAL);
        }
    }

    private long written() throws IOException, InterruptedException {
        return ask("GET", "/_stats/indexing").at("/_all/primaries/indexing/index_total").asLong(0);
    }

    private long searchable() throws IOException, InterruptedException {
        ask("POST", "/_refresh");
        return ask("GET", "/_count").path("count").asLong(0);
    }

    private JsonNode ask(String method, String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/" + index + what))
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(method + " " + request.uri() + ": " + response.statusCode() + " " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
