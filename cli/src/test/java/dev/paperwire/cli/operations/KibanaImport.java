package dev.paperwire.cli.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes what Kibana would be sent: there is none here. */
final class KibanaImport implements AutoCloseable {
    private final HttpServer server;
    private volatile String request = "";
    private volatile String body = "";

    KibanaImport() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("kbn-xsrf");
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, address and the header that Kibana insists on. */
    String request() {
        return request;
    }

    String body() {
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
