package dev.paperwire.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A web site on this machine that remembers who asked for what, and when. */
public final class LocalSite implements AutoCloseable {
    /** One request. */
    public record Request(String path, long nanos, Map<String, List<String>> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** What answers a request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    public LocalSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        String path = exchange.getRequestURI().toString();
        requests.add(new Request(path, System.nanoTime(), Map.copyOf(exchange.getRequestHeaders())));
        try (exchange) {
            Answer answer = answers.getOrDefault(path,
                    answers.getOrDefault(exchange.getRequestURI().getPath(), status(404)));
            answer.to(exchange);
        } finally {
            open.decrementAndGet();
        }
    }

    /** Says what answers a path, with its query or for all queries. */
    public LocalSite at(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public LocalSite page(String path, String body) {
        return at(path, exchange -> send(exchange, 200, body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** All requests but those for robots.txt. */
    public List<Request> requests() {
        return requests.stream().filter(request -> !request.path.equals("/robots.txt")).toList();
    }

    public List<String> allPaths() {
        return requests.stream().map(Request::path).toList();
    }

    /** The times between the beginnings of requests, those for robots.txt among them. */
    public List<Duration> gaps() {
        return IntStream.range(1, requests.size())
                .mapToObj(i -> Duration.ofNanos(requests.get(i).nanos - requests.get(i - 1).nanos))
                .toList();
    }

    public int mostOpen() {
        return mostOpen.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
