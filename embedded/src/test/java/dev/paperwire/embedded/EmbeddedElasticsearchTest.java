package dev.paperwire.embedded;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedElasticsearchTest {
    private static final String DOCUMENT = "{\"title\":\"On real servers\"}";
    private static final String FOUND = "{\"hits\":{\"total\":{\"value\":1},\"hits\":[{\"_source\":"
            + DOCUMENT
            + "}]}}";
    private static final String SEARCH = "/papers/_search?q=title:real&filter_path=hits.total.value,hits.hits._source";

    @Test
    void keepsDocumentsInAGivenDirectoryThroughKillsAndCloses(@TempDir Path directory) throws Exception {
        ElasticsearchOptions options = ElasticsearchOptions.defaults().withDataDirectory(directory);
        String cluster;
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(options)) {
            ElasticsearchSession session = ElasticsearchSession.of(node);
            assertThat(session.put("/papers/_doc/1", DOCUMENT).statusCode()).isEqualTo(201);
            cluster = clusterId(session);
            URI address = node.uri();

            node.kill();
            assertThat(node.isAlive()).isFalse();
            node.restart();

            assertThat(node.uri()).isEqualTo(address);
            assertThat(session.get(SEARCH).body()).isEqualTo(FOUND);
            assertThatThrownBy(() -> EmbeddedElasticsearch.start(options))
                    .isInstanceOf(EmbeddedStartFailure.class)
                    .hasMessageContaining("is in use by process");
        }
        // The settings of a test that wants to see documents turned away.
        ElasticsearchOptions narrow = options.withSettings(Map.of("thread_pool.write.queue_size", "1"));
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(narrow)) {
            ElasticsearchSession session = ElasticsearchSession.of(node);
            assertThat(clusterId(session)).isEqualTo(cluster);
            HttpResponse<String> found = session.get(SEARCH);
            assertThat(found.body()).isEqualTo(FOUND);
            // The official client takes no other server's answers.
            assertThat(found.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
            assertThat(session.get("/_nodes/thread_pool?filter_path=nodes.*.thread_pool.write.queue_size")
                    .body())
                    .contains("\"queue_size\":1}");
        }
    }

    @Test
    void showsTheLastLogLinesWhenItDoesNotStart() {
        ElasticsearchOptions options = ElasticsearchOptions.defaults()
                .withSettings(Map.of("no.such.setting", "1"));
        assertThatThrownBy(() -> EmbeddedElasticsearch.start(options))
                .isInstanceOf(EmbeddedStartFailure.class)
                .hasMessageStartingWith("Elasticsearch did not start: its process ended with code 1")
                .hasMessageContaining("unknown setting [no.such.setting]");
    }

    private static String clusterId(ElasticsearchSession session) throws Exception {
        return session.get("/_cluster/state/metadata?filter_path=metadata.cluster_uuid").body();
    }
}
