package dev.paperwire.cli.secured;

import dev.paperwire.cli.run.SeedPage;
import dev.paperwire.embedded.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What {@code docs/security.md} promises: these rights suffice, they end where it says, and what is wrong is said. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredPipelineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SECONDS = 15;
    /** Has a password and no rights. */
    private static final Credentials STRANGER = SecuredServers.user("stranger");
    /** May look at all channels, and neither read nor write them. */
    private static final Credentials WATCHER = SecuredServers.user("watcher");
    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink");

    @TempDir
    static Path folder;

    private static SecuredServers servers;
    private static ExpiredServer expired;

    @BeforeAll
    static void start() throws Exception {
        servers = SecuredServers.start(folder, STRANGER.user(), WATCHER.user());
        expired = ExpiredServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        expired.close();
        servers.close();
    }

    @Test
    @Order(1)
    void theRightsOfTheDocsSufficeForTheWholePipeline() throws Exception {
        SeedPage page = SeedPage.sample();
        try (ServiceProcess enrich = service("enrich", SecuredServers.user("enrich"));
                ServiceProcess sink = service("sink", SecuredServers.user("sink"));
                ServiceProcess ingest = service("ingest", SecuredServers.user("ingest"))) {
            assertThat(ingest.code()).as(String.join("\n", ingest.said())).isZero();
            send(SecuredServers.user("operator"), "paper-listings", "no listing");
            // What the sink itself refuses.
            send(SecuredServers.ADMIN, "papers", "no paper");

            await().atMost(PATIENCE).untilAsserted(() -> {
                enrich.assertAlive();
                sink.assertAlive();
                assertThat(count("papers")).isEqualTo(62);
                assertThat(count("paper-rejects")).isEqualTo(2);
                assertThat(count("topic-trends")).isPositive();
            });
            enrich.stop();
            sink.stop();
        }
        Map<String, String> abstracts = new TreeMap<>();
        search("papers").forEach(hit -> abstracts.put(hit.at("/_source/title").asString(),
                hit.at("/_source/abstract").asString()));
        assertThat(abstracts).isEqualTo(page.abstracts());
    }

    @Test
    @Order(2)
    void theOperatorListsAndReplaysRejectsAndResetsTheStream() throws Exception {
        assertThat(command("rejects", "list").printed()).hasSize(2);
        assertThat(command("rejects", "replay").said()).singleElement()
                .asString()
                .contains("1 sent, 0 parked after 3 attempts, 0 superseded by a later reject, 1 not from");
        assertThat(command("stream", "reset").printed()).contains(
                "taken away: offsets of the group paperwire-enrich",
                "taken away: topic paperwire-enrich-drafts-repartition");
    }

    @Test
    @Order(3)
    void nobodyMayDoMoreInKafka() {
        assertThatThrownBy(() -> read(SecuredServers.user("ingest"), "paper-listings"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(SecuredServers.user("enrich"), "paper-listings", "x"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(SecuredServers.user("sink"), "papers", "x"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        for (String user : List.of("ingest", "enrich", "sink", "operator")) {
            assertThatThrownBy(() -> {
                try (Admin admin = Admin.create(client(SecuredServers.user(user)))) {
                    admin.deleteTopics(List.of("papers")).all().get();
                }
            }).as(user).hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    @Order(4)
    void nobodyMayDoMoreInElasticsearch() throws Exception {
        assertThat(servers.ask(SecuredServers.READER, "GET", "/papers/_count", null).statusCode())
                .isEqualTo(200);
        assertThat(servers.ask(SecuredServers.READER, "POST", "/papers/_doc", "{}").statusCode())
                .isEqualTo(403);
        assertThat(servers.ask(SecuredServers.READER, "DELETE", "/papers-000001", null).statusCode())
                .isEqualTo(403);
        Credentials writer = new Credentials("writer", "writer-of-node");
        servers.answer(SecuredServers.ELASTIC, "PUT", "/_security/user/writer",
                "{\"password\":\"writer-of-node\",\"roles\":[\"paperwire-sink\"]}");
        assertThat(servers.ask(writer, "PUT", "/others-000001", null).statusCode()).isEqualTo(403);
        assertThat(servers.ask(writer, "GET", "/_security/user", null).statusCode()).isEqualTo(403);
    }

    static Stream<Arguments> refusals() throws Exception {
        List<Arguments> cases = new ArrayList<>();
        cases.add(everywhere("a wrong password of Kafka",
                service -> servers.settings(new Credentials(service, "wrong-password")),
                "check kafka.sasl.jaas.config"));
        cases.add(everywhere("another authority than Kafka's",
                service -> good(service).replace("kafka-ca.pem", "elasticsearch-ca.pem"),
                "set kafka.ssl.truststore.location"));
        cases.add(everywhere("an expired certificate of Kafka",
                service -> good(service)
                        .replace(servers.kafka().bootstrapServers(), "127.0.0.1:" + expired.port())
                        .replace(folder.resolve("kafka-ca.pem").toString(), expired.authority().toString()),
                "renew it at the brokers"));
        cases.add(everywhere("no rights at all", service -> servers.settings(STRANGER),
                "neither DESCRIBE nor CREATE on the topics "));
        cases.add(everywhere("a right that is missing", service -> servers.settings(WATCHER),
                "WRITE on the topics "));
        Path wrong = Files.writeString(folder.resolve("wrong.password"), "wrong-password\n");
        cases.add(inSink("a wrong password of Elasticsearch",
                good("sink").replaceAll("elasticsearch.api.key.file=.*",
                        "elasticsearch.username=elastic\nelasticsearch.password.file=" + wrong),
                "check elasticsearch.api.key, or elasticsearch.username"));
        cases.add(inSink("another authority than Elasticsearch's",
                good("sink").replace("elasticsearch-ca.pem", "kafka-ca.pem"), "set elasticsearch.ca.file"));
        cases.add(inSink("an expired certificate of Elasticsearch",
                good("sink").replace(servers.node().uri().toString(), "https://127.0.0.1:" + expired.port())
                        .replace(folder.resolve("elasticsearch-ca.pem").toString(),
                                expired.authority().toString()),
                "renew it at its nodes"));
        return cases.stream();
    }

    /** Settings of a service. */
    private interface Configured {
        String of(String service) throws IOException;
    }

    private static Arguments everywhere(String wrong, Configured settings, String whatToDo)
            throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String service : SERVICES) {
            all.put(service, settings.of(service));
        }
        return arguments(wrong, all, whatToDo);
    }

    private static Arguments inSink(String wrong, String settings, String whatToDo) {
        return arguments(wrong, Map.of("sink", settings), whatToDo);
    }

    private static String good(String service) throws IOException {
        return servers.settings(SecuredServers.user(service));
    }

    @Order(5)
    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsWrongIsSaidInOneLine(String wrong, Map<String, String> settings, String whatToDo)
            throws Exception {
        letWatch();
        List<ServiceProcess> processes = new ArrayList<>();
        try {
            for (Map.Entry<String, String> service : settings.entrySet()) {
                processes.add(started(service.getKey(), service.getValue()));
            }
            long begun = System.nanoTime();
            for (ServiceProcess process : processes) {
                assertThat(process
                        .endsWithin(SECONDS - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)))
                        .as(wrong + ": " + process.said())
                        .isTrue();
                assertThat(process.code()).isEqualTo(1);
                assertThat(process.said()).singleElement()
                        .asString()
                        .contains(" ERROR ")
                        .contains(whatToDo)
                        .doesNotContain("-of-", "wrong-password");
            }
        } finally {
            processes.forEach(ServiceProcess::close);
        }
    }

    private static void letWatch() throws Exception {
        try (Admin admin = Admin.create(client(SecuredServers.ADMIN))) {
            admin.createAcls(List.of(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                    new AccessControlEntry("User:" + WATCHER.user(), "*", AclOperation.DESCRIBE,
                            AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    private static ServiceProcess service(String name, Credentials user) throws IOException {
        return started(name, servers.settings(user));
    }

    private static ServiceProcess started(String service, String settings) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, service, ".properties"), settings);
        return ServiceProcess.start(folder, service, Map.of(), "--config", file.toString(),
                "channels.partitions=2", "stream.threads=1",
                "stream.state.directory=" + folder.resolve("state"),
                "ingest.source.page.format=huggingface-text", "ingest.source.page.year=2025",
                "ingest.source.page.file=" + SeedPage.sample().file());
    }

    private record Ended(List<String> printed, List<String> said) {}

    /** Runs the command as the operator. */
    private static Ended command(String... words) throws Exception {
        Path file = Files.writeString(folder.resolve("operator.properties"),
                servers.settings(SecuredServers.user("operator")));
        List<String> command = new ArrayList<>(List.of("-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.paperwire.cli.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", file.toString(),
                "stream.state.directory=" + folder.resolve("state")));
        try (ServiceProcess process = ServiceProcess.java(folder, "command", Map.of(), command)) {
            assertThat(process.code()).as(String.join("\n", process.said())).isZero();
            return new Ended(process.printed(), process.said());
        }
    }

    private static void send(Credentials user, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(user), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "key".getBytes(UTF_8), value.getBytes(UTF_8))).get();
        }
    }

    private static void read(Credentials user, String topic) {
        try (var consumer = new KafkaConsumer<>(client(user), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.poll(Duration.ofSeconds(30));
        }
    }

    private static Map<String, Object> client(Credentials user) {
        return new HashMap<>(servers.kafka().clientProperties(user));
    }

    private static long count(String alias) throws Exception {
        return servers.answer(SecuredServers.READER, "GET",
                "/" + alias + "/_count?ignore_unavailable=true", null).path("count").asLong();
    }

    private static JsonNode search(String alias) throws Exception {
        return servers.answer(SecuredServers.READER, "GET", "/" + alias + "/_search?size=1000", null)
                .at("/hits/hits");
    }
}
