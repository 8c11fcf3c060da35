package dev.paperwire.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecuredKafkaTest {
    private static final Credentials ADMIN = new Credentials("admin", "a:Good=pass#word");
    private static final Credentials READER = new Credentials("reader", "reader-password");
    private static EmbeddedKafka kafka;
    private static KafkaSession admin;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(KafkaOptions.defaults().withSecurity(ADMIN, READER));
        admin = new KafkaSession(kafka.clientProperties());
        admin.create("papers");
        admin.produce("papers", "one");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void letsAUserDoOnlyWhatTheAdminAllows() throws Exception {
        KafkaSession reader = new KafkaSession(kafka.clientProperties(READER));
        assertThatThrownBy(() -> reader.consumeText("papers"))
                .isInstanceOf(TopicAuthorizationException.class);

        try (Admin client = Admin.create(new HashMap<String, Object>(kafka.clientProperties()))) {
            ResourcePattern papers = new ResourcePattern(ResourceType.TOPIC, "papers", PatternType.LITERAL);
            client.createAcls(List.of(
                    new AclBinding(papers, new AccessControlEntry("User:reader", "*", AclOperation.READ,
                            AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }

        assertThat(reader.consumeText("papers")).containsExactly("one");
        assertThatThrownBy(() -> reader.produce("papers", "two")).hasRootCauseInstanceOf(
                AuthorizationException.class);
    }

    @Test
    void refusesAWrongPassword() {
        KafkaSession wrong = new KafkaSession(kafka.clientProperties(new Credentials("admin", "password")));
        assertThatThrownBy(() -> wrong.consume("papers")).isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void isNotTrustedByWhoDoesNotKnowItsAuthority() {
        Map<String, String> properties = new HashMap<>(kafka.clientProperties());
        properties.keySet().removeIf(key -> key.startsWith("ssl."));
        assertThatThrownBy(() -> new KafkaSession(properties).consume("papers"))
                .isInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void doesNotTalkToWhoDoesNotAuthenticate() {
        Map<String, String> properties = Map.of("bootstrap.servers", kafka.bootstrapServers(),
                "default.api.timeout.ms", "2000", "request.timeout.ms", "2000");
        assertThatThrownBy(() -> new KafkaSession(properties).consume("papers"))
                .isInstanceOf(TimeoutException.class);
    }
}
