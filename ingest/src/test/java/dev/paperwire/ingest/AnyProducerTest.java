package dev.paperwire.ingest;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.json.JsonCodec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What PRODUCING.md says to people who list papers themselves is carried out as it stands. */
class AnyProducerTest {
    private static final Path ROOT = Path.of(System.getProperty("paperwire.root", ".."));

    @TempDir
    Path folder;

    @Test
    void documentedProducersProduceListings() throws Exception {
        String document = Files.readString(ROOT.resolve("ingest/PRODUCING.md"));
        try (KafkaFixture kafka = new KafkaFixture()) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                ChannelSetup.createMissing(admin, List.of(Channels.standard().listings()));
            }
            for (String command : blocks(document, "sh")) {
                runConsoleProducer(command, kafka);
            }
            runJava(blocks(document, "java").getFirst(), kafka);

            List<ConsumerRecord<byte[], byte[]>> records = kafka.records("paper-listings");
            assertThat(records).extracting(AnyProducerTest::keyAndTitle)
                    .containsExactlyInAnyOrder("arxiv:2601.00001 = A Paper That We Read",
                            "doi:10.1000/182 = Another Paper That We Read",
                            "retract|reading-group|arxiv:2601.00001 = null");
        }
    }

    private static String keyAndTitle(ConsumerRecord<byte[], byte[]> sent) {
        return new String(sent.key(), UTF_8) + " = "
                + (sent.value() == null ? null : JsonCodec.of(Listing.class).read(sent.value()).title());
    }

    private static List<String> blocks(String document, String language) {
        List<String> blocks = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    /** Runs the words as they stand in a shell; the script of Kafka's distribution does nothing but start this class. */
    private void runConsoleProducer(String command, KafkaFixture kafka)
            throws IOException, InterruptedException {
        Path servers = Path.of(System.getProperty("paperwire.embedded.servers",
                ROOT.resolve("embedded/servers/target").toString())).toAbsolutePath();
        String tools = Stream.of(ChildJvm.classPath().split(File.pathSeparator, -1))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("kafka-tools-4"))
                .findFirst()
                .orElseThrow();
        Path script = folder.resolve("kafka-console-producer.sh");
        Files.writeString(script,
                """
                        #!/bin/sh
                        exec '%s' -Xmx128m -XX:TieredStopAtLevel=1 -cp '%s:%s/*' org.apache.kafka.tools.ConsoleProducer "$@"
                        """
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), tools,
                                servers.resolve("kafka/lib")));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", "-c",
                command.replace("localhost:9092", kafka.bootstrapServers())).redirectErrorStream(true);
        shell.environment().merge("PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("deprecated");
    }

    private void runJava(String source, KafkaFixture kafka) throws IOException, InterruptedException {
        assertThat(source.lines().skip(6).count()).isLessThanOrEqualTo(20);
        Path file = Files.writeString(folder.resolve("ListOnePaper.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", ChildJvm.classPath(), file.toString())).isZero();
        Process process = ChildJvm.start(folder + File.pathSeparator + ChildJvm.classPath(),
                List.of("-Xmx128m"), "ListOnePaper",
                List.of(kafka.bootstrapServers()));
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
