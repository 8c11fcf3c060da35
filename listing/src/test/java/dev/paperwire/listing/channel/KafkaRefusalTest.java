package dev.paperwire.listing.channel;

import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KafkaRefusalTest {
    private static final Map<String, String> KAFKA = Map.of("bootstrap.servers", "broker:9093");

    static Stream<Arguments> refusals() {
        return Stream.of(arguments(new SaslAuthenticationException("invalid credentials"),
                "Kafka at broker:9093 does not know this user and password: check kafka.sasl.jaas.config and"
                        + " kafka.sasl.mechanism (invalid credentials)"),
                arguments(new UnsupportedSaslMechanismException("PLAIN is not enabled"),
                        "Kafka at broker:9093 does not take passwords this way: check kafka.sasl.mechanism"
                                + " (PLAIN is not enabled)"),
                arguments(handshake(new CertificateException("no path\nin detail")),
                        "the certificate of Kafka at broker:9093 is not trusted: set kafka.ssl.truststore.location"
                                + " to the PEM file of its authority, and kafka.ssl.truststore.type to PEM (no path)"),
                arguments(
                        handshake(new CertificateException("chain",
                                new CertificateExpiredException("yesterday"))),
                        "the certificate of Kafka at broker:9093 has expired (yesterday): renew it at the brokers"),
                arguments(
                        new SslAuthenticationException("failed",
                                new SSLHandshakeException("protocol_version")),
                        "Kafka at broker:9093 does not speak TLS as this client does: check kafka.ssl.*"
                                + " (protocol_version)"),
                arguments(GroupAuthorizationException.forGroupId("readers"),
                        "Kafka at broker:9093 does not allow its user what is needed (Not authorized to access group:"
                                + " readers): grant the user what docs/security/acls.txt lists for this service"),
                arguments(new KafkaException("not made", new ConfigException("acks", "most")),
                        "kafka.*: Invalid value most for configuration acks"),
                arguments(new KafkaException("not loaded", new NoSuchFileException("/etc/ca.pem")),
                        "kafka.*: there is no file /etc/ca.pem"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatAPersonMustMendIsSaidInALine(Throwable failure, String line) {
        assertThat(KafkaRefusal.explain(failure, KAFKA)).hasValue(line);
        assertThat(KafkaRefusal.explain(new ExecutionException(failure), KAFKA)).hasValue(line);
    }

    @Test
    void aBrokerThatIsAwayOrStartsIsNoRefusal() {
        assertThat(KafkaRefusal.explain(new TimeoutException("no answer"), KAFKA)).isEmpty();
        assertThat(KafkaRefusal.explain(new ExecutionException(DisconnectException.INSTANCE), KAFKA))
                .isEmpty();
    }

    private static Throwable handshake(CertificateException cause) {
        SSLHandshakeException handshake = new SSLHandshakeException("handshake");
        handshake.initCause(cause);
        return new SslAuthenticationException("failed", handshake);
    }
}
