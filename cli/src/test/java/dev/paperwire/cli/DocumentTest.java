package dev.paperwire.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentTest {
    private static final Console CONSOLE = new Console(new ByteArrayInputStream("typed".getBytes(UTF_8)),
            new ByteArrayOutputStream(), new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false);

    @Test
    void anAddressIsFetchedAndKeepsWhereItWasFound() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = "a page".getBytes(UTF_8);
        server.createContext("/page", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();

            Document document = Document.named(base + "/page", CONSOLE);

            assertThat(document.address()).isEqualTo(base + "/page");
            assertThat(content(document)).isEqualTo("a page");
            assertThatThrownBy(() -> Document.named(base + "/none", CONSOLE)).isInstanceOf(Failure.class)
                    .hasMessageContaining(base + "/none")
                    .hasMessageContaining("404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDashIsStandardInput() throws Exception {
        Document document = Document.named("-", CONSOLE);

        assertThat(document.address()).isEmpty();
        assertThat(content(document)).isEqualTo("typed");
    }

    @Test
    void theSampleIsThere() throws Exception {
        assertThat(content(Document.sample())).startsWith("new\n")
                .contains("byAK and the research community");
    }

    private static String content(Document document) throws Exception {
        try (InputStream in = document.open()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
