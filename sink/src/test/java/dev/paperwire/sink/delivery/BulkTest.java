package dev.paperwire.sink.delivery;

import dev.paperwire.sink.delivery.BulkReply.Said;
import dev.paperwire.sink.document.Operation;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes to Elasticsearch, and what comes back. */
class BulkTest {
    @Test
    void writesALineForEachActionAndDocument() {
        List<byte[]> body = BulkBody
                .of(List.of(item("papers", new Operation.Index("a", 5, bytes("{\"é\":1}"))),
                        item("papers", new Operation.Delete("b\"\n\\", 6)),
                        item("paper-rejects", new Operation.Create("é", bytes("{}")))));

        assertThat(body.stream().map(piece -> new String(piece, UTF_8)).collect(joining())).isEqualTo("""
                {"index":{"_index":"papers","_id":"a","version_type":"external","version":5}}
                {"é":1}
                {"delete":{"_index":"papers","_id":"b\\"\\n\\\\","version_type":"external","version":6}}
                {"create":{"_index":"paper-rejects","_id":"é"}}
                {}
                """);
    }

    @Test
    void readsNoFurtherThanThatAllWentWell() throws Exception {
        assertThat(BulkReply.read(bytes("{\"errors\":false,\"items\":[{\"index\":{\"status\":200}}]}"), 1))
                .isEqualTo(new BulkReply(List.of()));
    }

    @Test
    void readsWhatIsSaidOfEachItem() throws Exception {
        assertThat(BulkReply.read(
                bytes("""
                        {"errors":true,"took":3,"items":[
                        {"index":{"_index":"papers-000001","status":201}},
                        {"create":{"_index":"papers-000001","status":400,"error":{"type":"t","reason":"r","more":{"a":[1]}}}},
                        {"delete":{"status":404,"shards":[]}}]}"""),
                3))
                .isEqualTo(new BulkReply(List.of(new Said(201, "", "", "papers-000001"),
                        new Said(400, "t", "r", "papers-000001"), new Said(404, "", "", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"errors\":tr", "{\"errors\":true}", "<html>",
        "{\"errors\":true,\"items\":[]}", "{\"errors\":true,\"items\":[{\"index\":{\"status\":200}}",
        "{\"errors\":true,\"items\":[{\"index\":{\"status\":200}},{\"index\":{\"status\":200}}]}"})
    void doesNotTrustAnAnswerThatIsCutOffOrOfAnotherBulk(String answer) {
        assertThatThrownBy(() -> BulkReply.read(bytes(answer), 1)).isInstanceOf(BulkReply.CutOff.class);
    }

    @Test
    void readsAnErrorOfTheWhole() {
        assertThat(
                BulkReply.error(429, bytes("{\"error\":{\"type\":\"t\",\"reason\":\"r\"},\"status\":429}")))
                .isEqualTo(new Said(429, "t", "r", ""));
        assertThat(BulkReply.error(502, bytes("<html>"))).isEqualTo(new Said(502, "", "", ""));
    }

    private static Item item(String index, Operation.Write operation) {
        var kafkaRecord = new ConsumerRecord<byte[], byte[]>("papers", 0, 0, null, null);
        return new Item(new Entry(kafkaRecord, 0), operation, index);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
