package dev.paperwire.cli.run;

import com.sun.net.httpserver.HttpServer;
import dev.paperwire.enrich.TextAnnotator;
import dev.paperwire.ingest.IngestConfig;
import dev.paperwire.ingest.IngestService;
import dev.paperwire.ingest.format.DocumentOrigin;
import dev.paperwire.ingest.format.Format;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Sighting;
import dev.paperwire.listing.json.JsonCodec;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A page through a real broker and Kafka Streams into a real node. */
class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant FETCHED = Instant.parse("2026-11-24T12:00:00Z");
    /** The addresses on the page as a reader would write them down: eighteen, and one that the page breaks with a space. */
    private static final List<String> ADDRESSES = List.of(
            "https://github.com/Graph-COM/Neighborhood-Aware-Temporal-Network",
            "https://github.com/GraphPKU/NeuralCommonNeighbor",
            "https://github.com/OpenSparseLLMs/Linear-MoE",
            "https://github.com/OpenSparseLLMs/MoM",
            "https://github.com/OswaldHe/HMT-pytorch",
            "https://github.com/VITA-Group/READ-ME",
            "https://github.com/WujiangXu/AgenticMemory",
            "https://github.com/agiresearch/A-mem",
            "https://github.com/guanxiongsun/video_feature_enhancement",
            "https://github.com/hustvl/mmMamba",
            "https://github.com/kamanphoebe/m2mKD",
            "https://github.com/microsoft/SPTAG",
            "https://github.com/ridgerchu/matmulfreellm",
            "https://github.com/wangkiw/ICLR23-MEMO",
            "https://github.com/which47/LLMCL",
            "https://github.com/zhenwuweihe/FactorLLM",
            "https://github.com/zjunlp/EasyEdit",
            "https://github.com/zwt233/DGMLP",
            "https://huggingface.co/datasets/StarBottle/MIBench");

    @TempDir
    Path data;

    @Test
    void aPageBecomesItsPapersAndComingAgainChangesNothing() throws Exception {
        SeedPage page = SeedPage.seed().orElse(SeedPage.sample());
        Map<String, JsonNode> first;
        Map<String, JsonNode> again;

        try (LocalPipeline pipeline = start()) {
            publish(pipeline, page);
            first = documents(pipeline);
        }
        try (LocalPipeline pipeline = start()) {
            publish(pipeline, page);
            again = documents(pipeline);
            assertThat(ContractRecords.violations(pipeline.bootstrapServers())).isEmpty();
            assertThat(ContractRecords.violationsOfListings(pipeline.bootstrapServers())).isEmpty();
        }

        List<Paper> papers = papers(first);
        assertThat(papers).hasSize(62);
        assertThat(papers.stream().collect(Collectors.toMap(Paper::title, Paper::abstractText)))
                .isEqualTo(page.abstracts());
        assertThat(papers).allSatisfy(paper -> {
            assertThat(paper.sightings())
                    .containsExactly(new Sighting("huggingface-papers", LocalDate.of(2025, 3, 18),
                            page.file().toUri().toString()));
            assertThat(paper.firstListedOn()).isEqualTo(LocalDate.of(2025, 3, 18));
            assertThat(paper.language()).isEqualTo("en");
            assertThat(paper.topics()).isNotEmpty();
            assertThat(paper.submittedBy()).containsExactly("AK and the research community");
        });
        assertThat(papers.stream()
                .flatMap(paper -> paper.links().stream())
                .map(link -> link.url())
                .sorted()
                .toList())
                .isEqualTo(ADDRESSES);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void whateverAProducerSendsLandsSomewhereAndTheStreamGoesOn() throws Exception {
        String listing = "{\"source\":\"s\",\"fetched_at\":\"2025-03-18\",\"title\":\"";
        byte[] good = (listing + "The one that is good\"}").getBytes(UTF_8);
        List<byte[]> records = new ArrayList<>();
        records.add(null);
        records.add(new byte[0]);
        records.add(new byte[]{0, (byte) 0xff, 1});
        records.add("[1,2]".getBytes(UTF_8));
        records.add(("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8));
        records.add((listing + "x".repeat(5_000_000) + "\"}").getBytes(UTF_8));
        records.add(good);

        try (LocalPipeline pipeline = start()) {
            send(pipeline, null, List.of(good));
            send(pipeline, "a key", records);
            pipeline.awaitSearchable(progress(), PATIENCE);

            assertThat(papers(documents(pipeline))).extracting(Paper::title)
                    .containsExactly("The one that is good");
            assertThat(ContractRecords.violations(pipeline.bootstrapServers())).isEmpty();
            assertThat(search(pipeline, "/paper-rejects/_search?size=10").at("/hits/hits"))
                    .extracting(hit -> hit.at("/_source/reason").asString())
                    .containsExactlyInAnyOrder("null-key", "null-value", "empty", "not-json", "wrong-shape",
                            "not-json",
                            "too-large");
        }
    }

    @Test
    void aRecordThatItsRepositoryDeletesIsNoLongerFound() throws Exception {
        AtomicReference<String> records = new AtomicReference<>(
                oaiRecord("2503.00001") + oaiRecord("2503.00002"));
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/oai", exchange -> {
            byte[] body = ("<OAI-PMH><ListRecords>" + records.get() + "</ListRecords></OAI-PMH>")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        List<String> first;
        List<String> then;

        try (LocalPipeline pipeline = start()) {
            IngestConfig config = IngestConfig.from(Settings.of(Map.of("kafka.bootstrap.servers",
                    pipeline.bootstrapServers(), "ingest.contact", "test", "ingest.fetch.private.hosts",
                    "127.0.0.1",
                    "ingest.fetch.interval", "0s", "ingest.source.oai.format", "arxiv-oai",
                    "ingest.source.oai.url", "http://127.0.0.1:" + site.getAddress().getPort() + "/oai")));
            harvest(config, Instant.parse("2025-03-18T06:00:00Z"));
            pipeline.awaitSearchable(progress(), PATIENCE);
            first = titles(pipeline);

            records.set("<record><header status=\"deleted\"><identifier>oai:arXiv.org:2503.00001</identifier>"
                    + "<datestamp>2025-03-18</datestamp></header></record>");
            harvest(config, Instant.parse("2025-03-19T06:00:00Z"));
            pipeline.awaitSearchable(progress(), PATIENCE);
            then = titles(pipeline);
        } finally {
            site.stop(0);
        }

        assertThat(first).containsExactlyInAnyOrder("Record 2503.00001", "Record 2503.00002");
        assertThat(then).containsExactly("Record 2503.00002");
    }

    private static String oaiRecord(String id) {
        return """
                <record><header><identifier>oai:arXiv.org:%1$s</identifier></header>
                <metadata><arXiv><id>%1$s</id><title>Record %1$s</title></arXiv></metadata></record>"""
                .formatted(id);
    }

    private static void harvest(IngestConfig config, Instant now) throws Exception {
        new IngestService(config, Telemetry.off(), InstantSource.fixed(now)).run();
    }

    private static List<String> titles(LocalPipeline pipeline) throws Exception {
        return papers(documents(pipeline)).stream().map(Paper::title).toList();
    }

    private LocalPipeline start() throws Exception {
        return LocalPipeline.start(Optional.of(data), TextAnnotator.bundled(), progress());
    }

    private static void publish(LocalPipeline pipeline, SeedPage page) throws Exception {
        try (InputStream in = Files.newInputStream(page.file())) {
            pipeline.publish(in, Format.HUGGINGFACE_TEXT.parser(),
                    new DocumentOrigin(page.file().toUri().toString(), FETCHED, OptionalInt.of(2025)),
                    "page");
        }
        pipeline.awaitSearchable(progress(), PATIENCE);
    }

    /** As a producer of somebody else's would. */
    private static void send(LocalPipeline pipeline, @Nullable String key, List<byte[]> values)
            throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", pipeline.bootstrapServers(),
                "max.request.size",
                8 << 20);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>("paper-listings", key == null ? null : key.getBytes(UTF_8),
                        value)).get();
            }
        }
    }

    private static Progress progress() {
        return new Progress(System.err, false);
    }

    private static List<Paper> papers(Map<String, JsonNode> documents) {
        JsonCodec<Paper> codec = JsonCodec.of(Paper.class);
        return documents.values()
                .stream()
                .map(node -> codec.read(node.at("/_source").toString().getBytes(UTF_8)))
                .toList();
    }

    /** Every document with its version, by id. */
    private static Map<String, JsonNode> documents(LocalPipeline pipeline) throws Exception {
        Map<String, JsonNode> byId = new TreeMap<>();
        search(pipeline, "/papers/_search?size=1000&version=true").at("/hits/hits")
                .forEach(hit -> byId.put(hit.at("/_id").asString(), hit));
        return byId;
    }

    private static JsonNode search(LocalPipeline pipeline, String pathAndQuery)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(pipeline.elasticsearch() + pathAndQuery)).build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(response.body());
        }
    }
}
