package dev.paperwire.embedded;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecuredElasticsearchTest {
    private static final String HEALTH = "/_cluster/health";
    private static EmbeddedElasticsearch node;
    private static ElasticsearchSession elastic;

    @BeforeAll
    static void start() {
        node = EmbeddedElasticsearch.start(ElasticsearchOptions.defaults().withSecurity("a:Good=pass#word"));
        elastic = ElasticsearchSession.of(node);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void letsTheElasticUserDoEverything() throws Exception {
        assertThat(node.uri().getScheme()).isEqualTo("https");
        assertThat(elastic.put("/papers/_doc/1?refresh=true", "{}").statusCode()).isEqualTo(201);
        assertThat(elastic.get("/papers/_count?filter_path=count").body()).isEqualTo("{\"count\":1}");
    }

    @Test
    void refusesWhoGivesNoPasswordOrAWrongOne() throws Exception {
        assertThat(elastic.as(Optional.empty()).get(HEALTH).statusCode()).isEqualTo(401);
        Credentials wrong = new Credentials("elastic", "password");
        assertThat(elastic.as(Optional.of(ElasticsearchSession.basic(wrong))).get(HEALTH).statusCode())
                .isEqualTo(401);
    }

    @Test
    void givesOutApiKeysForPartOfTheRights() throws Exception {
        String made = elastic
                .post("/_security/api_key",
                        """
                                {"name": "reader", "role_descriptors": {"reader": {"index":
                                  [{"names": ["keyed"], "privileges": ["read", "view_index_metadata"]}]}}}""")
                .body();
        Matcher key = Pattern.compile("\"encoded\":\"([^\"]+)\"").matcher(made);
        assertThat(key.find()).as(made).isTrue();
        elastic.put("/keyed/_doc/1?refresh=true", "{}");

        ElasticsearchSession reader = elastic.as(Optional.of("ApiKey " + key.group(1)));
        assertThat(reader.get("/keyed/_count?filter_path=count").body()).isEqualTo("{\"count\":1}");
        assertThat(reader.put("/keyed/_doc/2", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void isNotTrustedByWhoDoesNotKnowItsAuthority() {
        assertThatThrownBy(() -> elastic.trusting(Optional.empty()).get(HEALTH))
                .isInstanceOf(SSLHandshakeException.class);
    }
}
