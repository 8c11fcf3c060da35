package dev.paperwire.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaTest {
    private static final int FIVE_MEGABYTES = 5_000_000;

    @Test
    void servesThroughCtrlCAndKeepsRecordsAndPortWhenKilledAndStartedAgain() throws Exception {
        Path temporary;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults())) {
            temporary = kafka.dataDirectory();
            KafkaSession session = new KafkaSession(kafka.clientProperties());
            session.create("papers");
            session.produce("papers", "one", "two");
            String address = kafka.bootstrapServers();

            // As Ctrl-C in a terminal does, which reaches every process of the group.
            new ProcessBuilder("kill", "-INT", Long.toString(kafka.pid())).start().waitFor();
            assertThat(session.consumeText("papers")).containsExactly("one", "two");

            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            session.produce("papers", "three");
            assertThat(session.consumeText("papers")).containsExactly("one", "two", "three");
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void keepsRecordsAndIdentityInAGivenDirectoryThatNobodyElseMayUseMeanwhile(@TempDir Path directory)
            throws Exception {
        KafkaOptions options = KafkaOptions.defaults().withDataDirectory(directory.resolve("new/kafka"));
        byte[] large = new byte[FIVE_MEGABYTES];
        String cluster;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            KafkaSession session = new KafkaSession(kafka.clientProperties());
            session.create("papers");
            session.produce("papers", large);
            cluster = session.clusterId();

            assertThatThrownBy(() -> EmbeddedKafka.start(options)).isInstanceOf(EmbeddedStartFailure.class)
                    .hasMessage("Data directory %s is in use by process %d", directory.resolve("new/kafka"),
                            ProcessHandle.current().pid());
            assertThat(kafka.isAlive()).isTrue();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(options)) {
            KafkaSession session = new KafkaSession(kafka.clientProperties());
            assertThat(session.clusterId()).isEqualTo(cluster);
            assertThat(session.consume("papers")).containsExactly(large);
        }
    }

    @Test
    void showsTheLastLogLinesWhenItDoesNotStart() {
        KafkaOptions options = KafkaOptions.defaults().withSettings(Map.of("num.io.threads", "many"));
        assertThatThrownBy(() -> EmbeddedKafka.start(options)).isInstanceOf(EmbeddedStartFailure.class)
                .hasMessageStartingWith(
                        "Kafka did not start: its process ended with code 1; its last log lines:")
                .hasMessageContaining("Invalid value many for configuration num.io.threads")
                .asInstanceOf(InstanceOfAssertFactories.type(EmbeddedStartFailure.class))
                .extracting(EmbeddedStartFailure::lastLogLines, InstanceOfAssertFactories.LIST)
                .isNotEmpty();
    }

    @Test
    void refusesAPortThatIsInUse(@TempDir Path directory) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            KafkaOptions options = KafkaOptions.defaults()
                    .withDataDirectory(directory)
                    .withPort(other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedKafka.start(options)).isInstanceOf(EmbeddedStartFailure.class)
                    .hasMessage("Port %d is in use by another process", other.getLocalPort());
        }
    }

    @Test
    void refusesAFileInPlaceOfADataDirectory(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        KafkaOptions options = KafkaOptions.defaults().withDataDirectory(file);
        assertThatThrownBy(() -> EmbeddedKafka.start(options)).isInstanceOf(EmbeddedStartFailure.class)
                .hasMessage("Data directory %s is no directory", file);
    }
}
