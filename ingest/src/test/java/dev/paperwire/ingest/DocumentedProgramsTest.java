package dev.paperwire.ingest;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.json.JsonCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the pages for people who have programs of their own say is carried out as it stands. */
class DocumentedProgramsTest {
    private static KafkaFixture kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new KafkaFixture();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            ChannelSetup.createMissing(admin, Channels.standard().all());
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void producersProduceListings() throws Exception {
        var programs = DocumentedPrograms.in("ingest/PRODUCING.md", folder, kafka);
        List<String> expected = new ArrayList<>(List.of("arxiv:2601.00001 = A Paper That We Read",
                "doi:10.1000/182 = Another Paper That We Read",
                "retract|reading-group|arxiv:2601.00001 = null"));

        programs.runCommands("kafka-console-producer.sh", "org.apache.kafka.tools.ConsoleProducer");
        programs.runJava("ListOnePaper");
        if (DocumentedPrograms.canRunPython()) {
            programs.runPython();
            expected.add("A Third Paper That We Read = A Third Paper That We Read");
        }

        assertThat(kafka.records("paper-listings")).extracting(DocumentedProgramsTest::keyAndTitle)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void consumersConsumePapers() throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers",
                kafka.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("papers", 0, "1", "{\"id\":\"1\",\"title\":\"One\"}")).get();
            producer.send(new ProducerRecord<>("papers", 0, "2", null)).get();
        }
        var programs = DocumentedPrograms.in("docs/consuming.md", folder, kafka);

        programs.runCommands("kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer");

        assertThat(programs.runJava("ReadPapers")).contains("1 {\"id\":\"1\",\"title\":\"One\"}\n",
                "2 is gone\n");
        if (DocumentedPrograms.canRunPython()) {
            assertThat(programs.runPython()).contains("1 One\n", "2 is gone\n");
        }
    }

    private static String keyAndTitle(ConsumerRecord<byte[], byte[]> sent) {
        return new String(sent.key(), UTF_8) + " = "
                + (sent.value() == null ? null : JsonCodec.of(Listing.class).read(sent.value()).title());
    }
}
