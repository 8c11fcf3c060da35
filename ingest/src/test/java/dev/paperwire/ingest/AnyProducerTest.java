package dev.paperwire.ingest;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.channel.ChannelSetup;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.json.JsonCodec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            runConsoleProducer(block(document, "sh"), kafka);
            runJava(block(document, "java"), kafka);

            List<Listing> listings = kafka.values("paper-listings")
                    .stream()
                    .map(JsonCodec.of(Listing.class)::read)
                    .toList();
            assertThat(listings).extracting(Listing::title)
                    .containsExactlyInAnyOrder("A Paper That We Read", "Another Paper That We Read");
        }
    }

    private static String block(String document, String language) {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(document);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** The script of Kafka's distribution does nothing but start this class. */
    private static void runConsoleProducer(String command, KafkaFixture kafka)
            throws IOException, InterruptedException {
        Matcher matcher = Pattern.compile("echo '(.*)' \\|\\s+kafka-console-producer\\.sh (.*)\\s*")
                .matcher(command);
        assertThat(matcher.matches()).isTrue();
        List<String> arguments = List.of(
                matcher.group(2).strip().replace("localhost:9092", kafka.bootstrapServers()).split(" +", -1));
        Path servers = Path.of(System.getProperty("paperwire.embedded.servers",
                ROOT.resolve("embedded/servers/target").toString()));
        String tools = Stream.of(ChildJvm.classPath().split(File.pathSeparator, -1))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("kafka-tools-4"))
                .findFirst()
                .orElseThrow();
        String libraries = tools + File.pathSeparator + servers.resolve("kafka/lib") + "/*";
        Process process = ChildJvm.start(libraries, List.of("-Xmx128m"),
                "org.apache.kafka.tools.ConsoleProducer", arguments);
        try (var in = process.getOutputStream()) {
            in.write((matcher.group(1) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private void runJava(String source, KafkaFixture kafka) throws IOException, InterruptedException {
        assertThat(source.lines().skip(6).count()).isLessThanOrEqualTo(20);
        Path file = Files.writeString(folder.resolve("ListOnePaper.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", ChildJvm.classPath(), file.toString())).isZero();
        Process process = ChildJvm.start(folder + File.pathSeparator + ChildJvm.classPath(),
                List.of("-Xmx128m"), "ListOnePaper",
                List.of(kafka.bootstrapServers()));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
