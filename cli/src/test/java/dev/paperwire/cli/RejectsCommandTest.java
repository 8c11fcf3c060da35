package dev.paperwire.cli;

import dev.paperwire.embedded.EmbeddedKafka;
import dev.paperwire.embedded.KafkaOptions;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.Reject.Stage;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.channel.RejectHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RejectsCommandTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void listsWhatIsMeantAndSendsItRoundAgain() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.defaults())) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
            Channels channels = new Channels("", 1);
            try (Admin admin = Admin.create(client)) {
                ChannelSetup.createMissing(admin, channels.all());
            }
            try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                for (Reject reject : List.of(reject("not-json", "{", 1), reject("invalid", "\u00e9", 1))) {
                    producer.send(RejectHeaders.toRecord(reject, channels.rejects().name())).get();
                }
            }
            String servers = "kafka.bootstrap.servers=" + kafka.bootstrapServers();

            assertThat(Captured.run("", "rejects", "list", "--reason", "invalid", servers))
                    .isEqualTo(new Captured(0,
                            List.of("{\"partition\":0,\"offset\":1,\"stage\":\"enrich\",\"reason\":"
                                    + "\"invalid\",\"detail\":\"why\",\"channel\":\"paper-listings\",\"at\":\"2026-01-31T12:00:00Z\","
                                    + "\"attempts\":1,\"key\":\"k\",\"value\":\"\u00e9\"}"),
                            List.of()));
            assertThat(Captured.run("", "rejects", "replay", "--dry-run", servers).err())
                    .containsExactly(
                            "paperwire: 2 would be sent, 0 parked after 3 attempts, 0 superseded by a later reject, "
                                    + "0 not from paper-listings");
            assertThat(Captured.run("", "rejects", "replay", "--attempts", "1", servers).err())
                    .containsExactly(
                            "paperwire: 0 sent, 2 parked after 1 attempts, 0 superseded by a later reject, "
                                    + "0 not from paper-listings");
        }
    }

    @Test
    void aWrongTimeIsWrongUsage() {
        Captured ended = Captured.run("", "rejects", "list", "--from", "yesterday");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err().getFirst()).contains("'yesterday' is not a time such as 2026-01-31T12:00:00Z");
    }

    private static Reject reject(String reason, String value, int attempts) {
        return new Reject("k".getBytes(UTF_8), value.getBytes(UTF_8), Stage.ENRICH, reason, "why",
                "paper-listings", 0, 7,
                AT, attempts);
    }
}
