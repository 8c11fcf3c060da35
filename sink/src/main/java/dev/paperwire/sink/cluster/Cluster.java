package dev.paperwire.sink.cluster;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import dev.paperwire.sink.cluster.ClusterSettings.Credentials;
import dev.paperwire.sink.cluster.ClusterSettings.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The connection to Elasticsearch; connects only when asked something. Safe to share between threads. */
public final class Cluster implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final int MAX_CONNECTIONS = 64;
    private static final JsonMapper JSON = new JsonMapper();

    private final Rest5ClientTransport transport;

    private Cluster(Rest5ClientTransport transport) {
        this.transport = transport;
    }

    /**
     * What the cluster said.
     *
     * @param status the HTTP status
     * @param body the answer, missing where it is not JSON
     */
    public record Reply(int status, JsonNode body) {
        /** The type of an error, empty where there is none. */
        public String errorType() {
            return body.path("error").path("type").asString("");
        }

        /** An error in words, for people. */
        public String reason() {
            return body.path("error").path("reason").asString("status " + status);
        }
    }

    /**
     * Prepares the connection.
     *
     * @throws Misconfigured if the authority's file holds no certificate
     */
    public static Cluster of(ClusterSettings settings) {
        Timeout timeout = Timeout.ofMilliseconds(settings.timeout().toMillis());
        Rest5ClientBuilder builder = Rest5Client.builder(settings.nodes())
                .setCompressionEnabled(settings.compression())
                .setConnectionConfigCallback(
                        connection -> connection.setConnectTimeout(CONNECT).setSocketTimeout(timeout))
                .setConnectionManagerCallback(
                        connections -> connections.setMaxConnPerRoute(MAX_CONNECTIONS)
                                .setMaxConnTotal(MAX_CONNECTIONS * settings.nodes().size()))
                .setRequestConfigCallback(request -> request.setResponseTimeout(timeout))
                .setDefaultHeaders(headers(settings.credentials()));
        switch (settings.trust()) {
            case Trust.Jdk() -> {}
            case Trust.AuthorityFile(var pem) -> {
                try {
                    builder.setSSLContext(TransportUtils.sslContextFromHttpCaCrt(pem.toFile()));
                } catch (IOException | RuntimeException e) {
                    throw new Misconfigured(
                            "elasticsearch.ca.file: " + pem + " holds no certificate in PEM form",
                            e);
                }
            }
            case Trust.Fingerprint(var sha256) ->
                builder.setSSLContext(TransportUtils.sslContextFromCaFingerprint(sha256));
        }
        return new Cluster(new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper()));
    }

    /**
     * Asks and waits. Whatever the status, it is the caller's to judge.
     *
     * @param path with the query
     * @param json the body, where there is one
     * @throws IOException if there is no answer
     * @throws Misconfigured if the other side is not to be trusted
     */
    public Reply ask(String method, String path, byte @Nullable [] json) throws IOException {
        Request request = new Request(method, path);
        if (json != null) {
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        }
        try {
            return reply(transport.restClient().performRequest(request));
        } catch (ResponseException e) {
            return reply(e.getResponse());
        } catch (IOException e) {
            Distrust.check(e);
            throw e;
        }
    }

    /**
     * An answer as it came.
     *
     * @param status the HTTP status
     * @param body the bytes, not decoded
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record RawReply(int status, byte[] body) {}

    /** Who is told of an answer, or else of the failure to get one; on a thread that must not be held up. */
    public interface Listener {
        void answered(RawReply reply);

        void failed(Throwable failure);
    }

    /** Asks without waiting. Whatever the status, it is the caller's to judge. */
    public void ask(String method, String path, byte[] json, Listener listener) {
        Request request = new Request(method, path);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        perform(request, listener);
    }

    /** Sends a bulk, of which these are the pieces, without waiting for its answer; they must not change any more. */
    public void bulk(String path, List<byte[]> pieces, Listener listener) {
        Request request = new Request("POST", path);
        request.setEntity(new BulkEntity(pieces, NDJSON));
        perform(request, listener);
    }

    private void perform(Request request, Listener listener) {
        var _ = transport.restClient().performRequestAsync(request, new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                tell(response, listener);
            }

            @Override
            public void onFailure(Exception failure) {
                if (failure instanceof ResponseException answered) {
                    tell(answered.getResponse(), listener);
                } else {
                    listener.failed(failure);
                }
            }
        });
    }

    private static void tell(Response response, Listener listener) {
        RawReply reply;
        try {
            reply = new RawReply(response.getStatusCode(), bytes(response));
        } catch (IOException e) {
            listener.failed(e);
            return;
        }
        listener.answered(reply);
    }

    /** The client's own API on this connection. */
    public ElasticsearchAsyncClient asyncClient() {
        return new ElasticsearchAsyncClient(transport);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(Response response) throws IOException {
        byte[] bytes = bytes(response);
        JsonNode body;
        try {
            body = JSON.readTree(bytes);
        } catch (JacksonException _) {
            body = MissingNode.getInstance();
        }
        return new Reply(response.getStatusCode(), body);
    }

    private static byte[] bytes(Response response) throws IOException {
        return response.getEntity() == null ? new byte[0] : response.getEntity().getContent().readAllBytes();
    }

    private static Header[] headers(Credentials credentials) {
        return switch (credentials) {
            case Credentials.None() -> new Header[0];
            case Credentials.ApiKey(var key) -> authorization("ApiKey " + key.reveal());
            case Credentials.Basic(var user, var password) -> authorization("Basic " + Base64.getEncoder()
                    .encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static Header[] authorization(String value) {
        return new Header[]{new BasicHeader("Authorization", value, true)};
    }
}
