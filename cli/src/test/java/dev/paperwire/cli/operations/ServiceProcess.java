package dev.paperwire.cli.operations;

import dev.paperwire.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in a process of its own, with its endpoint. */
final class ServiceProcess implements AutoCloseable {
    private static final int OK = 200;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final URI endpoint;
    private Process process;

    /** What is settled of a service besides its endpoint. */
    ServiceProcess(String name, Class<?> main, Map<String, String> settings, Path log) {
        this.name = name;
        this.log = log;
        int port = FreePorts.one();
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/");
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx320m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", classPath(), main.getName()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        command.add("service.metrics.port=" + port);
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    void start() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean isReady() {
        return readiness() == OK;
    }

    /** The status of the answer to the question whether it is ready; 0 for none. */
    int readiness() {
        return readiness(endpoint);
    }

    /** The same of the service that tells it there. */
    static int readiness(URI endpoint) {
        try {
            return get(endpoint, "health/ready").statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    String metrics() throws IOException {
        return get(endpoint, "metrics").body();
    }

    /** Host and port of the endpoint. */
    String authority() {
        return endpoint.getAuthority();
    }

    private static HttpResponse<String> get(URI endpoint, String path) throws IOException {
        try {
            return HTTP.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
