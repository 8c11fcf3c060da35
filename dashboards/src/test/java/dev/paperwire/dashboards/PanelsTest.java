package dev.paperwire.dashboards;

import dev.paperwire.cli.run.LocalPipeline;
import dev.paperwire.cli.run.Progress;
import dev.paperwire.dashboards.Question.Use;
import dev.paperwire.enrich.TextAnnotator;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Every panel's question, taken from the file that Kibana imports, to a real node with what the real pipeline wrote. */
class PanelsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NUMBERS = Set.of("long", "integer", "byte", "float", "double");
    private static final String MORE = """
            {"source":"arxiv","fetched_at":"2026-03-19T06:00:00Z","listed_on":"2026-03-19",\
            "title":"A Benchmark of Retrieval for Language Models","abstract":"Retrieval-augmented generation \
            with large language models is measured. Code: https://github.com/example/bench",\
            "identifiers":{"arxiv":"2603.00001"},"paper_url":"https://arxiv.org/abs/2603.00001",\
            "authors":["Ada Example"],"categories":["cs.CL"],"signals":{"upvotes":7,"github_stars":40}}
            {"source":"arxiv","fetched_at":"2026-03-20T06:00:00Z","listed_on":"2026-03-20",\
            "title":"Notes of the Annual Meeting","abstract":"Minutes, greetings and the date of the next one."}
            """;

    private static LocalPipeline pipeline;
    private static Saved saved;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        saved = Saved.read();
        Progress progress = new Progress(System.err, false);
        pipeline = LocalPipeline.start(Optional.empty(), TextAnnotator.bundled(), progress);
        try (InputStream sample = Files.newInputStream(Saved.ROOT.resolve(
                "ingest/src/main/resources/dev/paperwire/ingest/sample/huggingface-papers.txt"))) {
            pipeline.publish(sample, Format.HUGGINGFACE_TEXT.parser(), origin(), "sample");
        }
        pipeline.publish(new ByteArrayInputStream(MORE.getBytes(UTF_8)), Format.JSONL.parser(), origin(),
                "more");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", pipeline.bootstrapServers()),
                new StringSerializer(), new StringSerializer())) {
            for (String value : List.of("nonsense", "[]", "{\"source\":\"s\"}")) {
                producer.send(new ProducerRecord<>("paper-listings", "a key", value)).get();
            }
        }
        pipeline.awaitSearchable(progress, Duration.ofMinutes(2));
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        HTTP.close();
    }

    @TestFactory
    Stream<DynamicTest> aChartHasFieldsThatFitAndGroupsThatAreNotEmpty() {
        return saved.of("lens").map(lens -> DynamicTest.dynamicTest(lens.path("id").asString(), () -> {
            Question question = Question.of(lens,
                    saved.referred(lens, "indexpattern-datasource-layer-layer"));
            assertFit(question.index(), question.uses());

            JsonNode answer = search(question.index(), question.body());

            assertThat(answer.at("/hits/total/value").asInt()).as(answer.toString()).isPositive();
            JsonNode columns = lens.at("/attributes/state/datasourceStates/formBased/layers/layer/columns");
            columns.propertyNames().forEach(id -> assertAnswered(id, columns.path(id), answer));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aListHasColumnsThatAreThereAndDocuments() {
        return saved.of("search").map(list -> DynamicTest.dynamicTest(list.path("id").asString(), () -> {
            JsonNode view = saved.referred(list, "kibanaSavedObjectMeta.searchSourceJSON.index");
            String index = view.at("/attributes/title").asString();
            Map<String, Use> uses = new HashMap<>();
            JsonNode source = Saved.inner(list, "/attributes/kibanaSavedObjectMeta/searchSourceJSON");
            ObjectNode body = JSON.createObjectNode().put("size", 500);
            body.set("query", Question.filtered(source.at("/query/query").asString(), view, uses));
            JsonNode sort = list.at("/attributes/sort/0");
            uses.put(sort.path(0).asString(), Use.TIME);
            list.at("/attributes/columns").forEach(column -> uses.putIfAbsent(column.asString(), Use.SEARCH));
            body.putArray("sort").addObject().put(sort.path(0).asString(), sort.path(1).asString());
            uses.keySet().forEach(body.withArray("/fields")::add);
            assertFit(index, uses);

            JsonNode hits = search(index, body).at("/hits/hits");

            assertThat(hits).isNotEmpty();
            assertThat(uses.keySet()).as("columns that no document fills")
                    .allSatisfy(column -> assertThat(hits).anyMatch(hit -> hit.path("fields").has(column)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aControlHasValuesToChoose() {
        return saved.of("dashboard")
                .filter(board -> board.path("attributes").has("controlGroupInput"))
                .flatMap(board -> Saved.inner(board, "/attributes/controlGroupInput/panelsJSON")
                        .properties()
                        .stream()
                        .map(control -> DynamicTest.dynamicTest(control.getKey(), () -> {
                            JsonNode view = saved.referred(board,
                                    "controlGroup_" + control.getKey() + ":optionsListDataView");
                            String field = control.getValue().at("/explicitInput/fieldName").asString();
                            // What is chosen filters every panel, so each view must have the field.
                            for (String index : List.of(view.at("/attributes/title").asString(),
                                    "topic-trends")) {
                                assertFit(index, Map.of(field, Use.GROUPS));
                                ObjectNode body = JSON.createObjectNode().put("size", 0);
                                body.putObject("aggs")
                                        .putObject("values")
                                        .putObject("terms")
                                        .put("field", field);
                                assertThat(search(index, body).at("/aggregations/values/buckets"))
                                        .isNotEmpty();
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> aViewFormatsFieldsThatAreThere() {
        return saved.of("index-pattern")
                .map(view -> DynamicTest.dynamicTest(view.path("id").asString(), () -> {
                    Map<String, Use> uses = new HashMap<>();
                    Saved.inner(view, "/attributes/fieldFormatMap")
                            .properties()
                            .forEach(format -> uses.put(format.getKey(),
                                    format.getValue().path("id").asString().equals("url")
                                            ? Use.GROUPS
                                            : Use.NUMBER));
                    uses.put(view.at("/attributes/timeFieldName").asString(), Use.TIME);
                    assertFit(view.at("/attributes/title").asString(), uses);
                }));
    }

    /** A group has documents, each of its cases too; a metric has a value somewhere. */
    private static void assertAnswered(String id, JsonNode column, JsonNode answer) {
        List<JsonNode> found = new ArrayList<>();
        answer.path("aggregations").findValues(id).forEach(found::add);
        switch (column.path("operationType").asString()) {
            case "count" -> {
                // The documents of the groups.
            }
            case "filters" -> {
                for (JsonNode filter : column.at("/params/filters")) {
                    String label = filter.path("label").asString();
                    assertThat(found).as(label)
                            .anyMatch(
                                    group -> group.path("buckets").path(label).path("doc_count").asInt() > 0);
                }
            }
            case "terms", "date_histogram" -> assertThat(found).as(id)
                    .anyMatch(group -> group.path("buckets")
                            .valueStream()
                            .anyMatch(bucket -> bucket.path("doc_count").asInt() > 0));
            case "last_value" -> assertThat(found).as(id)
                    .anyMatch(metric -> !metric.at("/newest/hits/hits/0/fields").isMissingNode());
            case "median", "percentile" -> assertThat(found).as(id)
                    .anyMatch(metric -> metric.path("values").valueStream().anyMatch(JsonNode::isNumber));
            default -> assertThat(found).as(id).anyMatch(metric -> metric.path("value").isNumber());
        }
    }

    /** By what Kibana itself asks for when it looks at the fields of a data view. */
    private static void assertFit(String index, Map<String, Use> uses) throws Exception {
        JsonNode fields = ask("GET", "/" + index + "/_field_caps?fields=*", "").path("fields");
        uses.forEach((field, use) -> {
            JsonNode types = fields.path(field);
            assertThat(types.propertyNames()).as(field).hasSize(1);
            String type = types.propertyNames().iterator().next();
            JsonNode known = types.path(type);
            assertThat(known.path("searchable").asBoolean()).as(field + " can be searched").isTrue();
            if (use != Use.SEARCH) {
                assertThat(known.path("aggregatable").asBoolean()).as(field + " can be aggregated").isTrue();
            }
            switch (use) {
                case GROUPS -> assertThat(type).as(field).isEqualTo("keyword");
                case TIME -> assertThat(type).as(field).isEqualTo("date");
                case NUMBER -> assertThat(type).as(field).isIn(NUMBERS);
                case VALUE, SEARCH -> {
                    // Of any type.
                }
            }
        });
    }

    private static JsonNode search(String index, ObjectNode body) throws Exception {
        return ask("POST", "/" + index + "/_search", body.toString());
    }

    private static JsonNode ask(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(pipeline.elasticsearch() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(body + "\n" + response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static DocumentOrigin origin() {
        return new DocumentOrigin("file:///sample", Instant.now(), OptionalInt.of(2026));
    }
}
