package dev.paperwire.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What tests say to a node, as one user or as nobody. */
record ElasticsearchSession(URI node, Optional<String> authorization, Optional<SSLContext> trust) {
    static ElasticsearchSession of(EmbeddedElasticsearch node) {
        return new ElasticsearchSession(node.uri(), node.credentials().map(ElasticsearchSession::basic),
                node.sslContext());
    }

    static String basic(Credentials user) {
        String pair = user.user() + ":" + user.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    ElasticsearchSession as(Optional<String> other) {
        return new ElasticsearchSession(node, other, trust);
    }

    ElasticsearchSession trusting(Optional<SSLContext> other) {
        return new ElasticsearchSession(node, authorization, other);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.resolve(path)));
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.resolve(path)).PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.resolve(path)).POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder();
        trust.ifPresent(builder::sslContext);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try (HttpClient client = builder.build()) {
            return client.send(request.header("Content-Type", "application/json").build(),
                    BodyHandlers.ofString());
        }
    }
}
