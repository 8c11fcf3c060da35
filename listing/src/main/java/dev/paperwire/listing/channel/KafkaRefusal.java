package dev.paperwire.listing.channel;

import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What no retry mends between Kafka's clients and a cluster, in one line that says what to do. */
public final class KafkaRefusal {
    private KafkaRefusal() {}

    /**
     * Explains a failure.
     *
     * @param failure of a Kafka client; what counts may be any of its causes
     * @param kafka properties of the client, of which only {@code bootstrap.servers} is told
     * @return empty if waiting or trying again may help
     */
    public static Optional<String> explain(Throwable failure, Map<String, String> kafka) {
        String cluster = "Kafka at " + kafka.get("bootstrap.servers");
        return find(failure, CertificateExpiredException.class)
                .map(expired -> "the certificate of " + cluster + " has expired (" + line(expired)
                        + "): renew it at the brokers")
                .or(() -> find(failure, CertificateException.class)
                        .map(distrust -> "the certificate of " + cluster
                                + " is not trusted: set kafka.ssl.truststore.location to the PEM file of its"
                                + " authority, and kafka.ssl.truststore.type to PEM (" + line(root(distrust))
                                + ")"))
                .or(() -> find(failure, SslAuthenticationException.class)
                        .map(broken -> cluster + " does not speak TLS as this client does: check"
                                + " kafka.ssl.* (" + line(root(broken)) + ")"))
                .or(() -> find(failure, UnsupportedSaslMechanismException.class)
                        .map(unknown -> cluster
                                + " does not take passwords this way: check kafka.sasl.mechanism ("
                                + line(unknown) + ")"))
                .or(() -> find(failure, AuthenticationException.class)
                        .map(unknown -> cluster + " does not know this user and password: check"
                                + " kafka.sasl.jaas.config and kafka.sasl.mechanism (" + line(unknown) + ")"))
                .or(() -> find(failure, AuthorizationException.class)
                        .map(forbidden -> cluster + " does not allow its user what is needed ("
                                + line(forbidden)
                                + "): grant the user what docs/security/acls.txt lists for this service"))
                .or(() -> find(failure, ConfigException.class).map(wrong -> "kafka.*: " + line(wrong)))
                .or(() -> find(failure, NoSuchFileException.class)
                        .map(missing -> "kafka.*: there is no file " + line(missing)));
    }

    /** Whether a failure of a client that had begun its work is a refusal: who it is or what it may do, not its settings. */
    public static boolean isRefused(Throwable failure) {
        return causes(failure).anyMatch(
                cause -> cause instanceof AuthenticationException || cause instanceof AuthorizationException);
    }

    /** Says that a cluster did not answer in time, and what to look at before waiting longer; empty for any other failure. */
    public static Optional<String> explainSilence(Throwable failure, Map<String, String> kafka) {
        return find(failure, TimeoutException.class)
                .map(silent -> "Kafka at " + kafka.get("bootstrap.servers") + " does not answer ("
                        + line(silent)
                        + "): check kafka.bootstrap.servers and kafka.security.protocol");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce((_, later) -> later).orElse(failure);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String line(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(failure.getClass().getSimpleName());
    }
}
