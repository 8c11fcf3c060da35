package dev.paperwire.sink.document;

import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.RejectHeaders;
import dev.paperwire.sink.document.Operation.Create;
import dev.paperwire.sink.document.Operation.Unusable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Rejects for people to look into: the headers as fields, and of key and value the beginning as text. The whole bytes stay
 * on the channel, at the position that the document's id names.
 */
public final class RejectRendering implements Rendering {
    private static final int SHOWN = 32_768;
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public Operation render(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Reject reject;
        try {
            reject = RejectHeaders.read(kafkaRecord.key(), kafkaRecord.value(), kafkaRecord.headers());
        } catch (RuntimeException e) {
            return new Unusable("no-reject", "not a reject: " + e.getMessage());
        }
        ObjectNode document = MAPPER.createObjectNode()
                .put("stage", reject.stage().toString())
                .put("reason", reject.reason())
                .put("detail", reject.detail())
                .put("channel", reject.channel())
                .put("partition", reject.partition())
                .put("offset", reject.offset())
                .put("at", reject.at().toString())
                .put("attempts", reject.attempts());
        put(document, "key", reject.key());
        put(document, "value", reject.value());
        String id = kafkaRecord.topic() + "-" + kafkaRecord.partition() + "-" + kafkaRecord.offset();
        return new Create(id, MAPPER.writeValueAsBytes(document));
    }

    private static void put(ObjectNode document, String field, byte @Nullable [] bytes) {
        if (bytes != null) {
            document.put(field, new String(bytes, 0, Math.min(bytes.length, SHOWN), UTF_8));
            document.put(field + "_bytes", bytes.length);
        }
    }
}
