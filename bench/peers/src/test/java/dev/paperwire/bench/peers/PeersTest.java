package dev.paperwire.bench.peers;

import dev.paperwire.bench.sink.Documents;
import dev.paperwire.bench.sink.Documents.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeersTest {
    private static final List<Document> DOCUMENTS = Documents.of(500, 7);
    private static final JsonMapper JSON = new JsonMapper();

    private Arena arena;

    @BeforeAll
    void start() throws Exception {
        arena = new Arena(DOCUMENTS, true);
    }

    @AfterAll
    void stop() {
        arena.close();
    }

    @ParameterizedTest
    @EnumSource(Contender.class)
    void everyContenderWritesEachDocumentAsItIsUnderItsKey(Contender contender) throws Exception {
        Outcome outcome = arena.run(contender);

        assertThat(outcome).isEqualTo(new Outcome(contender.toString(), outcome.version(), DOCUMENTS.size(),
                outcome.seconds(), outcome.documentsPerSecond()));
        assertThat(outcome.version()).matches("\\d+\\.\\d+.*");
        assertThat(outcome.seconds()).isPositive();
        Map<String, JsonNode> expected = DOCUMENTS.stream()
                .collect(Collectors.toMap(Document::id, document -> JSON.readTree(document.json())));
        assertThat(arena.contents()).isEqualTo(expected);
    }

    @Test
    void whatAPeerPrintsCanBeRead() {
        Outcome outcome = Outcome.of("camel", "4.17.0", 500, 250_000_000);

        assertThat(outcome.toJson()).isEqualTo("{\"peer\":\"camel\",\"version\":\"4.17.0\",\"documents\":500,"
                + "\"seconds\":0.25,\"documentsPerSecond\":2000.0}");
        assertThat(Outcome.parse(outcome.toJson())).isEqualTo(outcome);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Load.of("localhost:9092", "papers"))
                .withMessage(
                        "expected BOOTSTRAP_SERVERS TOPIC ELASTICSEARCH INDEX DOCUMENTS but had 2 arguments");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Load.of("localhost:9092", "papers", "http://localhost:9200", "papers", "many"))
                .withMessage("DOCUMENTS: not a number: many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Load.of("localhost:9092", "papers", "localhost", "papers", "1"))
                .withMessage("ELASTICSEARCH: no address of a server: localhost");
    }
}
