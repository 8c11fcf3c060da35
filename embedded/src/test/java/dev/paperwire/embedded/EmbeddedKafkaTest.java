package dev.paperwire.embedded;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedKafkaTest {
    @Test
    void keepsRecordsAndPortWhenKilledAndStartedAgain() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults())) {
            KafkaSession session = new KafkaSession(kafka.clientProperties());
            session.create("papers");
            session.produce("papers", "one", "two");
            String address = kafka.bootstrapServers();

            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            session.produce("papers", "three");
            assertThat(session.consumeText("papers")).containsExactly("one", "two", "three");
        }
    }
}
