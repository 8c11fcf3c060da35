package dev.paperwire.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into an Elasticsearch node over plain HTTP, by other means than the sink's. */
final class Node {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 5000;

    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    /** A document with its version. */
    record Document(long version, String source) {}

    Node(URI uri) {
        this.uri = uri;
    }

    /** All documents of an index, by id. */
    Map<String, Document> documents(String index) {
        Map<String, Document> found = new TreeMap<>();
        String after = "";
        while (true) {
            JsonNode hits = request("POST", "/" + index + "/_search?version=true&size=" + PAGE,
                    "{\"sort\":[{\"_seq_no\":\"asc\"}]" + after + "}").path("hits").path("hits");
            for (JsonNode hit : hits) {
                found.put(hit.path("_id").asString(),
                        new Document(hit.path("_version").asLong(), hit.path("_source").toString()));
                after = ",\"search_after\":" + hit.path("sort");
            }
            if (hits.size() < PAGE) {
                return found;
            }
        }
    }

    /** How many documents a search finds. */
    long count(String index) {
        return request("GET", "/" + index + "/_count", "").path("count").asLong();
    }

    /** The status alone, whatever it is. */
    int status(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    JsonNode request(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }
}
