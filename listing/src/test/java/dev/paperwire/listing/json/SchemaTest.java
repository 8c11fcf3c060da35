package dev.paperwire.listing.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperwire.listing.Category;
import dev.paperwire.listing.CategoryOrigin;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.Topic;
import dev.paperwire.listing.TopicTrend;
import dev.paperwire.listing.channel.RejectHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The schemas say what the records do: no more, no less. */
class SchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"listing,listing-1.json", "paper,paper-1.json", "topic-trend,trend-1.json"})
    void recordsOfTodayAreValidForEver(String schema, String golden) throws IOException {
        assertThat(errors(schema, resource("/golden/" + golden))).isEmpty();
    }

    /** Where a part of a schema tells of a record. */
    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("listing", "/properties", Listing.class),
                Arguments.of("listing", "/properties/declared_links/items/properties", DeclaredLink.class),
                Arguments.of("paper", "/properties", Paper.class),
                Arguments.of("paper", "/properties/topics/items/properties", Topic.class),
                Arguments.of("paper", "/properties/categories/items/properties", Category.class),
                Arguments.of("paper", "/properties/links/items/properties", Link.class),
                Arguments.of("paper", "/properties/sightings/items/properties", Sighting.class),
                Arguments.of("topic-trend", "/properties", TopicTrend.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsInBoth(String schema, String place, Class<?> type) throws IOException {
        assertThat(json(schema).at(place).propertyNames()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(type.getRecordComponents()).map(field -> snake(field.getName())).toList());
    }

    @Test
    void enumsHaveTheSameValuesInBoth() throws IOException {
        JsonNode paper = json("paper");
        assertThat(values(paper.at("/properties/links/items/properties/kind/enum")))
                .isEqualTo(names(LinkKind.values()));
        assertThat(values(paper.at("/properties/links/items/properties/origin/enum")))
                .isEqualTo(names(LinkOrigin.values()));
        assertThat(values(paper.at("/properties/categories/items/properties/origin/enum")))
                .isEqualTo(names(CategoryOrigin.values()));
        assertThat(values(json("reject").at("/properties/reject.stage/enum")))
                .isEqualTo(names(Reject.Stage.values()));
    }

    @Test
    void headersOfARejectAreValidAndAllThereAre() throws IOException {
        RecordHeaders headers = new RecordHeaders();
        RejectHeaders.write(
                new Reject(null, new byte[]{0}, Reject.Stage.SINK, "refused", "too long", "papers", 3, 7,
                        Instant.EPOCH, 1),
                headers);
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));

        assertThat(errors("reject", JSON.writeValueAsString(texts))).isEmpty();
        assertThat(json("reject").at("/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(texts.keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z"}
            {"source":"a","title":"T"}
            {"fetched_at":"2026-01-31T12:00:00Z","title":"T"}
            {"source":"A b","fetched_at":"2026-01-31T12:00:00Z","title":"T"}
            {"source":"a","fetched_at":"yesterday","title":"T"}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":" "}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","schema":2}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","authors":"Ada"}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","signals":{"upvotes":1.5}}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","identifiers":{"arXiv":"1"}}
            """)
    void whatTheSchemaRefusesTheRecordRefuses(String listing) throws IOException {
        assertThat(errors("listing", listing)).isNotEmpty();
        assertThatThrownBy(() -> JsonCodec.of(Listing.class).read(listing.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRecord.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"source":"a","fetched_at":"2026-01-31","title":"T"}
            {"source":"a","fetched_at":"2026-01-31T12:00:00+01:00","title":"T","unknown":[1]}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","abstract":null,"authors":null}
            {"source":"a","fetched_at":"2026-01-31T12:00:00Z","title":"T","declared_links":[{"url":"x","kind":"song"}]}
            """)
    void whatTheSchemaTakesTheRecordTakes(String listing) throws IOException {
        assertThat(errors("listing", listing)).isEmpty();
        assertThat(JsonCodec.of(Listing.class).read(listing.getBytes(UTF_8)).title()).isEqualTo("T");
    }

    private static List<Error> errors(String schema, String json) throws IOException {
        Schema read = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("/dev/paperwire/listing/schema/" + schema + ".schema.json"),
                        InputFormat.JSON);
        return read.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode json(String schema) throws IOException {
        return JSON.readTree(resource("/dev/paperwire/listing/schema/" + schema + ".schema.json"));
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static List<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }

    private static String snake(String camel) {
        return camel.equals("abstractText")
                ? "abstract"
                : camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
