package dev.paperwire.bench.sink;

import dev.paperwire.bench.sink.Documents.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The ceiling: bulks that were serialised before the clock starts, sent as they are, their answers hardly looked at. */
public final class RawLoader {
    private final List<byte[]> bulks;
    private final URI address;

    public RawLoader(URI elasticsearch, String index, List<Document> documents, int bulkCount) {
        this.address = elasticsearch.resolve("/_bulk?require_alias=true&filter_path=errors");
        this.bulks = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += bulkCount) {
            bulks.add(bulk(index, documents.subList(from, Math.min(documents.size(), from + bulkCount))));
        }
    }

    /** Sends everything over so many connections; returns when all is acknowledged. */
    public void load(int connections) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService executor = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                senders.add(executor.submit(() -> {
                    for (int next = first; next < bulks.size(); next += connections) {
                        send(http, bulks.get(next));
                    }
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        }
    }

    private void send(HttpClient http, byte[] bulk) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(bulk))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().equals("{\"errors\":false}")) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
    }

    private static byte[] bulk(String index, List<Document> documents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Document document : documents) {
            bytes.writeBytes(("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"" + document.id()
                    + "\",\"version\":" + document.revision() + ",\"version_type\":\"external\"}}\n")
                    .getBytes(UTF_8));
            bytes.writeBytes(document.json());
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
