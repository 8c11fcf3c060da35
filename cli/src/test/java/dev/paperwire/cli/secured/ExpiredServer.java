package dev.paperwire.cli.secured;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server on loopback whose certificate has expired, signed by an authority that has not. All that a client ever sees of
 * such a server, whatever it serves, is the handshake.
 */
final class ExpiredServer implements AutoCloseable {
    private static final String PASSWORD = "only-for-a-test";

    private final SSLServerSocket socket;
    private final Path authority;

    private ExpiredServer(SSLServerSocket socket, Path authority) {
        this.socket = socket;
        this.authority = authority;
    }

    static ExpiredServer start(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("expired.p12");
        Path authority = folder.resolve("expired-ca.pem");
        keytool(store, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Test CA", "-validity",
                "30",
                "-ext", "bc:c");
        keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost",
                "-signer", "ca",
                "-startdate", "-30d", "-validity", "10", "-ext", "san=dns:localhost,ip:127.0.0.1");
        keytool(store, "-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        keys.deleteEntry("ca");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(socket));
        return new ExpiredServer(socket, authority);
    }

    int port() {
        return socket.getLocalPort();
    }

    Path authority() {
        return authority;
    }

    private static void serve(SSLServerSocket socket) {
        while (!socket.isClosed()) {
            try (SSLSocket client = (SSLSocket) socket.accept()) {
                client.startHandshake();
                client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException refused) {
                // By the client, which is what it is for; or the socket is closed.
            }
        }
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
