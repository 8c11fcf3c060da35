package dev.paperwire.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperwire.service.Health.State;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers {@code GET /metrics} with Prometheus's text format, {@code GET /health/live} with 200 unless a part is dead, and
 * {@code GET /health/ready} with 200 if all parts are ready, else 503; both say how each part is, as JSON.
 */
final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FINE = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private record Page(int status, String type, String text) {
        static Page plain(int status, String text) {
            return new Page(status, "text/plain; charset=utf-8", text + "\n");
        }
    }

    private Endpoint(HttpServer server, PrometheusMeterRegistry registry, Healths healths) {
        this.server = server;
        server.setExecutor(executor);
        server.createContext("/", exchange -> answer(exchange, registry, healths));
        server.start();
    }

    static Endpoint open(String host, int port, PrometheusMeterRegistry registry, Healths healths) {
        InetSocketAddress wanted = new InetSocketAddress(host, port);
        if (wanted.isUnresolved()) {
            throw new EndpointFailed("service.metrics.host: there is no address of " + host, null);
        }
        try {
            Endpoint open = new Endpoint(HttpServer.create(wanted, 0), registry, healths);
            LOG.info("metrics at {}metrics, health at {}health/live and {}health/ready", open.address(),
                    open.address(), open.address());
            return open;
        } catch (IOException e) {
            throw new EndpointFailed("service.metrics.port: cannot listen on " + host + " port " + port + " ("
                    + e.getMessage() + ")", e);
        }
    }

    URI address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort()
                + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry, Healths healths)
            throws IOException {
        try (exchange) {
            Page page = page(exchange, registry, healths);
            byte[] bytes = page.text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(page.status, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static Page page(HttpExchange exchange, PrometheusMeterRegistry registry, Healths healths) {
        if (!exchange.getRequestMethod().equals("GET") && !exchange.getRequestMethod().equals("HEAD")) {
            return Page.plain(NOT_ALLOWED, "only GET and HEAD");
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/metrics" ->
                new Page(FINE, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
            case "/health/live" -> health(healths.now(), State.UNREADY);
            case "/health/ready" -> health(healths.now(), State.READY);
            default -> Page.plain(NOT_FOUND, "/metrics, /health/live, /health/ready");
        };
    }

    private static Page health(Map<String, Health> parts, State bearable) {
        State worst = Healths.worst(parts.values());
        ObjectNode json = JSON.createObjectNode().put("status", written(worst));
        ObjectNode all = json.putObject("parts");
        parts.forEach((part, health) -> all.putObject(part)
                .put("status", written(health.state()))
                .put("reason", health.reason()));
        return new Page(worst.compareTo(bearable) <= 0 ? FINE : UNAVAILABLE, "application/json",
                JSON.writeValueAsString(json));
    }

    private static String written(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
