package dev.paperwire.sink.document;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.sink.document.Operation.Create;
import dev.paperwire.sink.document.Operation.Delete;
import dev.paperwire.sink.document.Operation.Index;
import dev.paperwire.sink.document.Operation.Unusable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenderingTest {
    private static final long TIME = 1_773_828_000_000L;
    private static final Rendering PAPERS = new PaperRendering();

    @Test
    void takesAPapersVersionFromTheHeaderElseFromTheBody() {
        assertIndexed(paper("a", "{\"id\":\"a\",\"revision\":7}", "9"), 9, "{\"id\":\"a\",\"revision\":7}");
        assertIndexed(paper("a", "{\"id\":\"a\",\"links\":[{\"revision\":1}],\"revision\":7}", null), 7,
                "{\"id\":\"a\",\"links\":[{\"revision\":1}],\"revision\":7}");
        assertIndexed(paper("a", "{\"revision\":7}", "no number"), 7, "{\"revision\":7}");
        assertIndexed(paper("a", "{\"revision\":7}", "-3"), 7, "{\"revision\":7}");
    }

    @Test
    void passesTheValueThroughWithoutReadingIt() {
        byte[] value = "{\"revision\":7, broken".getBytes(UTF_8);

        assertThat(PAPERS.render(kafkaRecord("a".getBytes(UTF_8), value, "9"))).isInstanceOfSatisfying(
                Index.class,
                index -> assertThat(index.source()).isSameAs(value));
    }

    @Test
    void tellsHowLongAListingHadWaitedWhereTheRecordTells() {
        String made = "{\"revision\":7,\"enriched_at\":\"2026-03-18T10:00:01.5Z\"}";

        assertIndexed(fetched(made, "2026-03-18T10:00:00Z"), 7, "{\"revision\":7,\"enriched_at\":"
                + "\"2026-03-18T10:00:01.5Z\",\"fetched_at\":\"2026-03-18T10:00:00Z\",\"latency_ms\":1500}");
        assertIndexed(
                fetched("{\"revision\":7,\"enriched_at\" : \"2026-03-18T10:00:02Z\"}",
                        "2026-03-18T10:00:00Z"),
                7,
                "{\"revision\":7,\"enriched_at\" : \"2026-03-18T10:00:02Z\",\"fetched_at\":"
                        + "\"2026-03-18T10:00:00Z\",\"latency_ms\":2000}");
        String quoted = "{\"revision\":7,\"enriched_at\":\"2026-03-18T10:00:03Z\",\"model\":\"\\\"enriched_at\\\":\\\"1\"";
        assertIndexed(fetched(quoted + "}", "2026-03-18T10:00:00Z"), 7,
                quoted + ",\"fetched_at\":\"2026-03-18T10:00:00Z\",\"latency_ms\":3000}");
        assertIndexed(fetched(made, "yesterday"), 7, made);
        assertIndexed(fetched(made, "+12026-03-18T10:00:00Z"), 7, made);
        assertIndexed(fetched("{\"revision\":7}", "2026-03-18T10:00:00Z"), 7, "{\"revision\":7}");
        assertIndexed(fetched("{\"revision\":7,\"enriched_at\":1}", "2026-03-18T10:00:00Z"), 7,
                "{\"revision\":7,\"enriched_at\":1}");
        assertIndexed(fetched("{\"revision\":7,\"enriched_at\":\"2026-03-18T10:00:00Z\" broken",
                "2026-03-18T10:00:00Z"), 7,
                "{\"revision\":7,\"enriched_at\":\"2026-03-18T10:00:00Z\" broken");
    }

    @Test
    void takesATombstonesVersionFromTheHeaderElseFromItsTime() {
        assertThat(paper("a", null, "9")).isEqualTo(new Delete("a", 9));
        assertThat(paper("a", null, null)).isEqualTo(new Delete("a", TIME));
    }

    @Test
    void makesOneLineOfManySoThatNoLineIsTakenForAnAction() {
        assertIndexed(paper("a", "{\n \"revision\": 7,\r\n \"title\": \"x\\ny\"\n}", null), 7,
                "{\"revision\":7,\"title\":\"x\\ny\"}");
        assertThat(paper("a", "{\"revision\":7}\n{\"delete\":{\"_id\":\"b\"}}", "7")).isInstanceOfSatisfying(
                Index.class,
                index -> assertThat(index.source()).asString(UTF_8).doesNotContain("\n"));
        assertThat(paper("a", "{\"title\":\"x\ny\"}", "7")).isInstanceOf(Unusable.class);
    }

    @Test
    void refusesWhatWouldSpoilABulk() {
        assertThat(reason(kafkaRecord(null, "{}".getBytes(UTF_8), "1"))).isEqualTo("no-key");
        assertThat(reason(kafkaRecord(new byte[0], "{}".getBytes(UTF_8), "1"))).isEqualTo("no-key");
        assertThat(reason(kafkaRecord(new byte[513], "{}".getBytes(UTF_8), "1"))).isEqualTo("invalid-key");
        assertThat(reason(kafkaRecord(new byte[]{(byte) 0xff}, "{}".getBytes(UTF_8), "1")))
                .isEqualTo("invalid-key");
        assertThat(reason(kafkaRecord("a".getBytes(UTF_8), "{}".getBytes(UTF_8), null)))
                .isEqualTo("no-revision");
        assertThat(reason(kafkaRecord("a".getBytes(UTF_8), "{\"revision\":0}".getBytes(UTF_8), null)))
                .isEqualTo("no-revision");
        assertThat(reason(kafkaRecord("a".getBytes(UTF_8), "{\"revision\":\"7\"}".getBytes(UTF_8), null)))
                .isEqualTo("no-revision");
        assertThat(reason(kafkaRecord("a".getBytes(UTF_8),
                "{\"revision\":99999999999999999999}".getBytes(UTF_8), null)))
                .isEqualTo("not-json");
        assertThat(reason(kafkaRecord("a".getBytes(UTF_8), "nonsense".getBytes(UTF_8), null)))
                .isEqualTo("not-json");
        assertThat(reason(
                kafkaRecord("a".getBytes(UTF_8), ("{\"x\":" + "[".repeat(10_000)).getBytes(UTF_8), null)))
                .isEqualTo("not-json");
    }

    @Property
    void neverThrowsForWhatARecordHolds(@ForAll byte[] key, @ForAll byte[] value, @ForAll boolean revised) {
        var kafkaRecord = kafkaRecord(key, value, revised ? "5" : null);

        assertThat(PAPERS.render(kafkaRecord)).isNotNull();
        assertThat(new TrendRendering(0).render(kafkaRecord)).isNotNull();
        assertThat(new RejectRendering().render(kafkaRecord)).isNotNull();
    }

    @Test
    void givesTrendsTheirOffsetAsVersionAndTheGenerationBeforeIt() {
        var kafkaRecord = kafkaRecord("agents|2026-03-18".getBytes(UTF_8), null, null);

        assertThat(new TrendRendering(0).render(kafkaRecord)).isEqualTo(new Delete("agents|2026-03-18", 43));
        assertThat(new TrendRendering(2).render(kafkaRecord))
                .isEqualTo(new Delete("agents|2026-03-18", (2L << 45) + 43));
        assertThatThrownBy(() -> new TrendRendering(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(
                new TrendRendering(0).render(kafkaRecord("a".getBytes(UTF_8), "{\n".getBytes(UTF_8), null)))
                .isInstanceOf(Unusable.class);
    }

    @Test
    void rendersARejectWithTheBeginningOfItsBytes() {
        String value = "x".repeat(40_000);
        var headers = new RecordHeaders();
        RejectHeaders
                .write(new Reject("k".getBytes(UTF_8), value.getBytes(UTF_8), Reject.Stage.ENRICH, "not-json",
                        "no JSON", "paper-listings", 1, 2, Instant.ofEpochMilli(TIME), 3), headers);

        Operation rendered = new RejectRendering().render(new ConsumerRecord<>("paper-rejects", 4, 42, TIME,
                TimestampType.CREATE_TIME, 1, 1, "k".getBytes(UTF_8), value.getBytes(UTF_8), headers,
                Optional.empty()));

        assertThat(rendered).isInstanceOfSatisfying(Create.class, create -> {
            assertThat(create.id()).isEqualTo("paper-rejects-4-42");
            assertThat((Object) new JsonMapper().readValue(create.source(), Map.class))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("stage", "enrich"), Map.entry("reason", "not-json"),
                            Map.entry("detail", "no JSON"),
                            Map.entry("channel", "paper-listings"), Map.entry("partition", 1),
                            Map.entry("offset", 2),
                            Map.entry("at", "2026-03-18T10:00:00Z"), Map.entry("attempts", 3),
                            Map.entry("key", "k"),
                            Map.entry("key_bytes", 1), Map.entry("value", "x".repeat(32_768)),
                            Map.entry("value_bytes", 40_000)));
        });
    }

    private static void assertIndexed(Operation operation, long version, String source) {
        assertThat(operation).isInstanceOfSatisfying(Index.class, index -> {
            assertThat(index.version()).isEqualTo(version);
            assertThat(index.source()).asString(UTF_8).isEqualTo(source);
        });
    }

    private static Operation fetched(String value, String at) {
        var made = kafkaRecord("a".getBytes(UTF_8), value.getBytes(UTF_8), "7");
        made.headers().add("fetched_at", at.getBytes(UTF_8));
        return PAPERS.render(made);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return PAPERS.render(kafkaRecord) instanceof Unusable(var reason, var _) ? reason : "none";
    }

    private static Operation paper(String key, String value, String revision) {
        return PAPERS
                .render(kafkaRecord(key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8),
                        revision));
    }

    private static ConsumerRecord<byte[], byte[]> kafkaRecord(byte[] key, byte[] value, String revision) {
        var headers = new RecordHeaders();
        if (revision != null) {
            headers.add("revision", revision.getBytes(UTF_8));
        }
        return new ConsumerRecord<>("papers", 0, 42, TIME, TimestampType.CREATE_TIME, 1, 1, key, value,
                headers,
                Optional.empty());
    }
}
