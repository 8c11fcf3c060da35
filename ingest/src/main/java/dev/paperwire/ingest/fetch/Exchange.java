package dev.paperwire.ingest.fetch;

import dev.paperwire.ingest.fetch.FetchFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within a time and a number of bytes, whatever the server does. */
final class Exchange {
    private static final int CHUNK = 16 * 1024;

    /**
     * An answer.
     *
     * @param body its bytes, unpacked; empty unless the status is 200
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, HttpHeaders headers, byte[] body) {}

    private final HttpClient client;
    private final FetchConfig config;

    Exchange(HttpClient client, FetchConfig config) {
        this.client = client;
        this.config = config;
    }

    Answer send(HttpRequest request) throws FetchFailure, InterruptedException {
        URI address = request.uri();
        long deadline = System.nanoTime() + config.timeout().toNanos();
        CompletableFuture<HttpResponse<InputStream>> answering = client.sendAsync(request,
                BodyHandlers.ofInputStream());
        HttpResponse<InputStream> response;
        try {
            response = answering.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw timeout(address, e);
        } catch (InterruptedException e) {
            answering.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw connection(address, e.getCause() == null ? e : e.getCause());
        }
        byte[] body = response.statusCode() == 200 ? read(response, address, deadline) : discard(response);
        return new Answer(response.statusCode(), response.headers(), body);
    }

    /** Reads a body; a watch closes the stream at the deadline, since a silent server would block the reading for ever. */
    private byte[] read(HttpResponse<InputStream> response, URI address, long deadline) throws FetchFailure {
        if (response.headers().firstValueAsLong("Content-Length").orElse(0) > config.maxBytes()) {
            discard(response);
            throw tooLarge(address);
        }
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> watch = new CompletableFuture<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        try (InputStream in = response.body()) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            var _ = watch.completeOnTimeout(null, left.toNanos(), TimeUnit.NANOSECONDS).thenRun(() -> {
                late.set(true);
                closeQuietly(in);
            });
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (body.size() + read > config.maxBytes()) {
                    throw tooLarge(address);
                }
                body.write(chunk, 0, read);
            }
            if (late.get()) {
                throw timeout(address, null);
            }
            return body.toByteArray();
        } catch (IOException e) {
            throw late.get() ? timeout(address, e) : connection(address, e);
        } finally {
            watch.cancel(false);
        }
    }

    private static byte[] discard(HttpResponse<InputStream> response) {
        closeQuietly(response.body());
        return new byte[0];
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }

    private FetchFailure timeout(URI address, @Nullable Throwable cause) {
        return new FetchFailure(Reason.TIMEOUT,
                address + ": no whole answer within " + config.timeout().toMillis() + " ms", cause);
    }

    private FetchFailure tooLarge(URI address) {
        return new FetchFailure(Reason.TOO_LARGE, address + ": more than " + config.maxBytes() + " bytes",
                null);
    }

    private static FetchFailure connection(URI address, Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new FetchFailure(Reason.CONNECTION,
                address + ": the connection failed: " + message.lines().findFirst().orElse(message), cause);
    }
}
