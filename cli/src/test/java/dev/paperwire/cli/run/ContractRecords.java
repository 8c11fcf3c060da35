package dev.paperwire.cli.run;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paperwire.embedded.KafkaRecords;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is on the channels, held against the schemas that other programs read it by. */
final class ContractRecords {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractRecords() {}

    /** Everything that a schema has against a record, each with the channel and the offset; all records of all channels are looked at. */
    static List<String> violations(String bootstrapServers) throws IOException {
        Channels channels = Channels.standard();
        List<String> violations = new ArrayList<>();
        for (var refusable : Map.of(channels.papers(), "paper", channels.trends(), "topic-trend")
                .entrySet()) {
            Schema schema = schema(refusable.getValue());
            for (var found : records(bootstrapServers, refusable.getKey())) {
                if (found.value() != null) {
                    add(violations, found, schema, new String(found.value(), UTF_8));
                }
            }
        }
        for (var found : records(bootstrapServers, channels.rejects())) {
            Map<String, String> headers = new TreeMap<>();
            found.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            add(violations, found, schema("reject"), JsonMapper.shared().writeValueAsString(headers));
        }
        return violations;
    }

    /** The same of listings, which are anybody's: those that are not refused. */
    static List<String> violationsOfListings(String bootstrapServers) throws IOException {
        List<String> violations = new ArrayList<>();
        for (var found : records(bootstrapServers, Channels.standard().listings())) {
            add(violations, found, schema("listing"), new String(found.value(), UTF_8));
        }
        return violations;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String bootstrapServers,
            Channel<?, ?> channel) {
        return KafkaRecords.all(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                channel.name());
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream in = Listing.class.getResourceAsStream("schema/" + name + ".schema.json")) {
            return SCHEMAS.getSchema(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8),
                    InputFormat.JSON);
        }
    }

    private static void add(List<String> violations, ConsumerRecord<byte[], byte[]> found, Schema schema,
            String json) {
        schema.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(
                        error -> violations.add(found.topic() + "-" + found.partition() + " " + found.offset()
                                + " " + error));
    }
}
