package dev.paperwire.sink;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;

/** The sink against full servers in containers; skipped where no Docker engine answers. */
class ContainerSinkTest extends SinkContract {
    private static KafkaContainer kafka;
    private static ElasticsearchContainer elasticsearch;

    @BeforeAll
    static void startServers() {
        Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine answers");
        kafka = new KafkaContainer("apache/kafka:4.3.1");
        kafka.start();
        elasticsearch = new ElasticsearchContainer("docker.elastic.co/elasticsearch/elasticsearch:9.5.2")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms1g -Xmx1g");
        elasticsearch.start();
    }

    @AfterAll
    static void stopServers() {
        if (kafka != null) {
            kafka.stop();
        }
        if (elasticsearch != null) {
            elasticsearch.stop();
        }
    }

    @Override
    Map<String, String> kafka() {
        return Map.of("bootstrap.servers", kafka.getBootstrapServers());
    }

    @Override
    URI elasticsearch() {
        return URI.create("http://" + elasticsearch.getHttpHostAddress());
    }
}
