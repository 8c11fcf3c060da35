package dev.paperwire.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One broker that is its own controller, with internal topics of a size that suits one small machine. */
record KafkaBlueprint(ServerFiles files, KafkaOptions options) implements Blueprint {
    /** Room for records of 5 MB and more. */
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final String BROKER = "broker";

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public int portCount() {
        return 2;
    }

    @Override
    public JvmOptions jvm() {
        return options.jvm();
    }

    @Override
    public List<String> prepare(DataDirectory data, List<Integer> ports) throws IOException {
        Map<String, String> settings = settings(data, ports);
        Optional<KafkaOptions.Security> security = options.security();
        if (security.isPresent()) {
            settings.putAll(securitySettings(data, security.get()));
        }
        settings.putAll(options.settings());
        Path properties = data.config().resolve("server.properties");
        PrivateFile.writeProperties(properties, settings);
        Path users = data.config().resolve("users.properties");
        PrivateFile.writeProperties(users, passwords(security));
        return List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                files.launchers() + File.pathSeparator + files.kafkaLibraries().resolve("*"),
                "dev.paperwire.embedded.node.KafkaNode", Long.toString(ProcessHandle.current().pid()),
                properties.toString(), users.toString());
    }

    /** A broker that says it has started takes requests. */
    @Override
    public boolean awaitService(ServerProcess process, DataDirectory data, List<Integer> ports,
            Duration timeout) {
        return true;
    }

    private static Map<String, String> settings(DataDirectory data, List<Integer> ports) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data.store().toString());
        settings.put("listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(ports.get(0), ports.get(1)));
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get(1));
        // After a kill, the next start waits for the end of the killed one's session.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        settings.put("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "5");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "5");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "5");
        return settings;
    }

    /**
     * The broker knows itself by a password that is new at each start and that no client ever hears of, so that neither
     * listener is open to anyone without one.
     */
    private static Map<String, String> securitySettings(DataDirectory data, KafkaOptions.Security security)
            throws IOException {
        Certificates certificates = Certificates.in(data.config());
        Path keyStore = data.config().resolve("server.pem");
        PrivateFile.write(keyStore,
                Files.readString(certificates.key()) + Files.readString(certificates.certificate()));
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        String itself = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                .formatted(BROKER, password);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:SASL_SSL");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", keyStore.toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", certificates.authority().toString());
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.controller.plain.sasl.jaas.config", itself);
        settings.put("listener.name.clients.sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        settings.put("listener.name.clients.plain.sasl.jaas.config", itself);
        settings.put("listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:" + BROKER + ";User:" + security.admin().user());
        return settings;
    }

    private static Map<String, String> passwords(Optional<KafkaOptions.Security> security) {
        return security.stream()
                .flatMap(users -> Stream.concat(Stream.of(users.admin()), users.users().stream()))
                .collect(Collectors.toMap(Credentials::user, Credentials::password));
    }
}
