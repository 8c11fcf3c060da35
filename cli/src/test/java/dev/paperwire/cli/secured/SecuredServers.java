package dev.paperwire.cli.secured;

import dev.paperwire.embedded.Credentials;
import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker and a node that want TLS and passwords, set up as {@code docs/security.md} says.
 *
 * @param folder for the files that services are given
 */
record SecuredServers(EmbeddedKafka kafka, EmbeddedElasticsearch node, Path folder)
        implements
            AutoCloseable {
    static final Credentials ADMIN = new Credentials("admin", "admin-of-kafka");
    static final Credentials ELASTIC = new Credentials("elastic", "elastic-of-node");
    static final Credentials READER = new Credentials("reader", "reader-of-node");
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Starts both.
     *
     * @param strangers users of Kafka beside those of the docs, who may do nothing
     */
    static SecuredServers start(Path folder, String... strangers) throws Exception {
        Credentials[] users = java.util.stream.Stream
                .concat(List.of("ingest", "enrich", "sink", "operator").stream(), List.of(strangers).stream())
                .map(SecuredServers::user)
                .toArray(Credentials[]::new);
        var node = CompletableFuture.supplyAsync(() -> EmbeddedElasticsearch
                .start(ElasticsearchOptions.defaults().withSecurity(ELASTIC.password())));
        EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults().withSecurity(ADMIN, users));
        SecuredServers servers = new SecuredServers(kafka, node.join(), folder);
        servers.setUp();
        return servers;
    }

    private void setUp() throws Exception {
        SecurityDocs.allow(folder, kafka.bootstrapServers(), kafka.clientProperties());
        for (String role : List.of("paperwire-sink", "paperwire-reader")) {
            answer(ELASTIC, "PUT", "/_security/role/" + role, SecurityDocs.role(role));
        }
        answer(ELASTIC, "PUT", "/_security/user/" + READER.user(),
                "{\"password\":\"%s\",\"roles\":[\"paperwire-reader\"]}".formatted(READER.password()));
        ObjectNode key = JSON.createObjectNode().put("name", "paperwire-sink");
        key.putObject("role_descriptors")
                .set("paperwire-sink", JSON.readTree(SecurityDocs.role("paperwire-sink")));
        Files.writeString(folder.resolve("elasticsearch.key"),
                answer(ELASTIC, "POST", "/_security/api_key", key.toString()).path("encoded").asString()
                        + "\n");
        Files.copy(kafka.certificateAuthority().orElseThrow(), folder.resolve("kafka-ca.pem"));
        Files.copy(node.certificateAuthority().orElseThrow(), folder.resolve("elasticsearch-ca.pem"));
    }

    static Credentials user(String name) {
        return new Credentials(name, name + "-of-kafka");
    }

    /** The docs' settings for a service, with these servers and files in place of the docs'. */
    String settings(Credentials user) throws IOException {
        Path login = Files.createTempFile(folder, user.user(), ".jaas");
        Files.writeString(login, kafka.clientProperties(user).get("sasl.jaas.config") + "\n");
        return String.join("\n", SecurityDocs.settings())
                .replace("kafka.example.org:9093", kafka.bootstrapServers())
                .replace("https://elasticsearch.example.org:9200", node.uri().toString())
                .replace("/etc/paperwire/kafka.jaas", login.toString())
                .replace("/etc/paperwire", folder.toString());
    }

    /** Asks the node, and takes only good answers. */
    JsonNode answer(Credentials user, String method, String path, @Nullable String json) throws Exception {
        var response = ask(user, method, path, json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** Asks the node. */
    java.net.http.HttpResponse<String> ask(Credentials user, String method, String path,
            @Nullable String json)
            throws Exception {
        String pair = user.user() + ":" + user.password();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(node.sslContext().orElseThrow())
                .build()) {
            return client.send(HttpRequest.newBuilder(node.uri().resolve(path))
                    .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                    .header("Content-Type", "application/json")
                    .header("Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                    .build(), BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        node.close();
        kafka.close();
    }
}
