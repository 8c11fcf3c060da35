package dev.paperwire.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a broker is to run.
 *
 * @param dataDirectory
 *            made if absent; empty for a temporary one that goes with the server
 * @param port
 *            of the clients' listener; empty for any free one
 * @param settings
 *            broker properties, which go before this module's own ones
 * @param security
 *            empty for a broker that lets everyone do everything
 * @param startTimeout
 *            after which a start counts as failed
 */
public record KafkaOptions(Optional<Path> dataDirectory, OptionalInt port, Map<String, String> settings,
        Optional<Security> security, JvmOptions jvm, Duration startTimeout) {
    private static final int HEAP_MEGABYTES = 512;

    public KafkaOptions {
        settings = Map.copyOf(settings);
    }

    /**
     * TLS, SASL/SCRAM-SHA-512 and access control: what is not allowed by an ACL is refused.
     *
     * @param admin
     *            who may do everything
     * @param users
     *            who may do nothing until the admin allows it. All are made when the data directory is first used; later
     *            changes are up to the admin
     */
    public record Security(Credentials admin, List<Credentials> users) {
        public Security {
            users = List.copyOf(users);
        }
    }

    public static KafkaOptions defaults() {
        return new KafkaOptions(Optional.empty(), OptionalInt.empty(), Map.of(), Optional.empty(),
                JvmOptions.ofHeap(HEAP_MEGABYTES), Duration.ofMinutes(5));
    }

    public KafkaOptions withDataDirectory(Path directory) {
        return new KafkaOptions(Optional.of(directory), port, settings, security, jvm, startTimeout);
    }

    public KafkaOptions withPort(int fixed) {
        return new KafkaOptions(dataDirectory, OptionalInt.of(fixed), settings, security, jvm, startTimeout);
    }

    /** In place of the settings so far. */
    public KafkaOptions withSettings(Map<String, String> brokerProperties) {
        return new KafkaOptions(dataDirectory, port, brokerProperties, security, jvm, startTimeout);
    }

    public KafkaOptions withSecurity(Credentials admin, Credentials... users) {
        return new KafkaOptions(dataDirectory, port, settings,
                Optional.of(new Security(admin, List.of(users))), jvm,
                startTimeout);
    }

    public KafkaOptions withJvm(JvmOptions process) {
        return new KafkaOptions(dataDirectory, port, settings, security, process, startTimeout);
    }

    public KafkaOptions withStartTimeout(Duration timeout) {
        return new KafkaOptions(dataDirectory, port, settings, security, jvm, timeout);
    }
}
