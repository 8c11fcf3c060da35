package dev.paperwire.sink;

import dev.paperwire.embedded.ElasticsearchOptions;
import dev.paperwire.embedded.EmbeddedElasticsearch;
import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The sink against a real broker and a real node, each a child process. */
class EmbeddedSinkTest extends SinkContract {
    private static EmbeddedKafka kafka;
    private static EmbeddedElasticsearch elasticsearch;

    @BeforeAll
    static void startServers() {
        kafka = EmbeddedKafka.start(KafkaOptions.defaults());
        elasticsearch = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults());
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        elasticsearch.close();
    }

    @Override
    Map<String, String> kafka() {
        return kafka.clientProperties();
    }

    @Override
    URI elasticsearch() {
        return elasticsearch.uri();
    }
}
