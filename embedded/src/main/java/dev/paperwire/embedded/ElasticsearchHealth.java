package dev.paperwire.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** Asks a node over HTTP whether all primary shards of its data are there. */
record ElasticsearchHealth(URI node, Optional<Credentials> user, Optional<SSLContext> trust) {
    private static final int OK = 200;
    private static final long PAUSE_MILLIS = 100;
    /** How long the node itself may wait for its shards before it answers. */
    private static final int NODE_SECONDS = 10;

    /** False if that is not so within the time, or if waiting makes no more sense. */
    boolean await(BooleanSupplier alive, Duration timeout) throws InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(timeout);
        trust.ifPresent(builder::sslContext);
        long end = System.nanoTime() + timeout.toNanos();
        try (HttpClient client = builder.build()) {
            while (alive.getAsBoolean() && System.nanoTime() < end) {
                if (isGood(client)) {
                    return true;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return false;
    }

    private boolean isGood(HttpClient client) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(
                        node.resolve("/_cluster/health?wait_for_status=yellow&timeout=" + NODE_SECONDS + "s"))
                .timeout(Duration.ofSeconds(2 * NODE_SECONDS));
        user.ifPresent(credentials -> request.header("Authorization", basic(credentials)));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String basic(Credentials user) {
        byte[] pair = (user.user() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
