package dev.paperwire.embedded.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker and controller in this process, its storage formatted at the first start. */
final class KafkaNode {
    private static final int NODE = 1;

    private KafkaNode() {}

    /** Takes the id of the starting process, {@code server.properties}, and the file of users and passwords. */
    public static void main(String[] args) throws InterruptedException {
        Leash.hold(Long.parseLong(args[0]),
                () -> start(properties(Path.of(args[1])), properties(Path.of(args[2]))));
    }

    private static Closeable start(Properties settings, Properties users) throws Exception {
        KafkaConfig config = KafkaConfig.fromProps(settings, false);
        format(settings, users);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return () -> {
            server.shutdown();
            server.awaitShutdown();
        };
    }

    private static void format(Properties settings, Properties users) throws Exception {
        String directory = settings.getProperty("log.dirs");
        // Written last by the formatter; formatting again would ask for the same cluster id.
        if (Files.exists(Path.of(directory, "meta.properties"))) {
            return;
        }
        new Formatter().setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory))
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setScramArguments(
                        users.stringPropertyNames().stream().map(user -> scram(user, users)).toList())
                .setPrintStream(System.err)
                .run();
    }

    private static String scram(String user, Properties users) {
        return "SCRAM-SHA-512=[name=" + user + ",password=" + users.getProperty(user) + "]";
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
