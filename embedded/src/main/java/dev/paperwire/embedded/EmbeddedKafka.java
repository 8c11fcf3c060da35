package dev.paperwire.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Kafka broker that is its own controller (KRaft), on the loopback address. */
public final class EmbeddedKafka implements EmbeddedServer {
    private final ServerLife life;
    private final KafkaOptions options;

    private EmbeddedKafka(ServerLife life, KafkaOptions options) {
        this.life = life;
        this.options = options;
    }

    /**
     * Returns once the broker takes requests.
     *
     * @throws EmbeddedStartFailure
     *             if it does not, if the data directory or the port is in use, or if the server's files are missing
     */
    public static EmbeddedKafka start(KafkaOptions options) {
        KafkaBlueprint blueprint = new KafkaBlueprint(ServerFiles.locate(), options);
        return new EmbeddedKafka(
                ServerLife.begin(blueprint, options.dataDirectory(), options.port(), options.startTimeout()),
                options);
    }

    /** {@code HOST:PORT}, the same after a {@link #restart}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + life.port();
    }

    /** What a client needs to connect, as the admin if the broker is secured. */
    public Map<String, String> clientProperties() {
        return options.security()
                .map(security -> clientProperties(security.admin()))
                .orElseGet(() -> Map.of("bootstrap.servers", bootstrapServers()));
    }

    /**
     * What a client needs to connect to a secured broker as this user.
     *
     * @throws IllegalStateException
     *             if the broker is not secured
     */
    public Map<String, String> clientProperties(Credentials user) {
        Path authority = certificateAuthority()
                .orElseThrow(() -> new IllegalStateException(
                        "This broker knows no users: it was started without security"));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("bootstrap.servers", bootstrapServers());
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put("sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user.user(), user.password()));
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", authority.toString());
        return properties;
    }

    /** The PEM file that a client must trust, if the broker is secured. */
    public Optional<Path> certificateAuthority() {
        return options.security().map(security -> life.data().config().resolve("ca.pem"));
    }

    /**
     * The beginning of a command line that runs one of Kafka's own tools, such as
     * {@code org.apache.kafka.tools.ProducerPerformance}, in a process of its own.
     */
    public static List<String> tool(String mainClass) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                ServerFiles.locate().kafkaLibraries().resolve("*").toString(), mainClass);
    }

    @Override
    public long pid() {
        return life.pid();
    }

    @Override
    public boolean isAlive() {
        return life.isAlive();
    }

    @Override
    public Path dataDirectory() {
        return life.data().root();
    }

    @Override
    public Path log() {
        return life.data().log();
    }

    @Override
    public void kill() {
        life.kill();
    }

    @Override
    public void restart() {
        life.restart();
    }

    @Override
    public void close() {
        life.close();
    }
}
