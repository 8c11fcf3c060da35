package dev.paperwire.embedded;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedElasticsearchTest {
    @Test
    void keepsDocumentsAndPortWhenKilledAndStartedAgain() throws Exception {
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults())) {
            ElasticsearchSession session = ElasticsearchSession.of(node);
            assertThat(session.put("/papers/_doc/1", "{\"title\":\"On real servers\"}").statusCode())
                    .isEqualTo(201);
            URI address = node.uri();

            node.kill();
            assertThat(node.isAlive()).isFalse();
            node.restart();

            assertThat(node.uri()).isEqualTo(address);
            HttpResponse<String> found = session
                    .get("/papers/_search?q=title:real&filter_path=hits.total.value,hits.hits._source");
            assertThat(found.body())
                    .isEqualTo(
                            "{\"hits\":{\"total\":{\"value\":1},\"hits\":[{\"_source\":{\"title\":\"On real servers\"}}]}}");
            assertThat(found.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
        }
    }
}
