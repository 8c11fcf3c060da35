package dev.paperwire.bench.whole;

import dev.paperwire.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka's own tools that measure how fast records go in and out. */
final class KafkaTools {
    private static final String PACKAGE = "org.apache.kafka.tools.";
    private static final Pattern PRODUCED = Pattern.compile("([0-9.]+) records/sec");
    /** In a line of the consumer's table: records a second, without the time that its group took to form. */
    private static final int FETCHED = 9;

    private final Bed bed;
    private final String topic;

    KafkaTools(Bed bed, String topic) {
        this.bed = bed;
        this.topic = topic;
    }

    /** Sends lines of a file drawn at random, with the settings that ingest has. */
    Trial produce(Path file, long records) throws Exception {
        try (Admin admin = bed.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Bed.PARTITIONS, (short) 1))).all().get();
        }
        List<String> lines = OwnProcess.run(command("ProducerPerformance", "--topic", topic, "--num-records",
                String.valueOf(records),
                "--throughput", "-1", "--payload-file", file.toString(), "--command-property",
                "bootstrap.servers=" + bed.bootstrapServers(), "acks=all", "compression.type=zstd",
                "batch.size=" + 256 * 1024, "linger.ms=20", "buffer.memory=" + 64 * 1024 * 1024));
        Matcher found = PRODUCED.matcher(lines.getLast());
        if (!found.find()) {
            throw new IOException("the tool for producers says: " + lines.getLast());
        }
        return Trial.elsewhere(records, Double.parseDouble(found.group(1)));
    }

    /** Reads what {@link #produce} sent, and takes the topic away. */
    Trial consume(long records) throws Exception {
        List<String> lines = OwnProcess
                .run(command("ConsumerPerformance", "--bootstrap-server", bed.bootstrapServers(),
                        "--topic", topic, "--num-records", String.valueOf(records), "--hide-header",
                        "--group", topic));
        String[] cells = lines.getLast().split(", ", -1);
        try (Admin admin = bed.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        if (cells.length <= FETCHED) {
            throw new IOException("the tool for consumers says: " + lines.getLast());
        }
        return Trial.elsewhere(records, Double.parseDouble(cells[FETCHED]));
    }

    private static List<String> command(String tool, String... arguments) {
        List<String> command = new ArrayList<>(EmbeddedKafka.tool(PACKAGE + tool));
        command.addAll(List.of(arguments));
        return command;
    }
}
