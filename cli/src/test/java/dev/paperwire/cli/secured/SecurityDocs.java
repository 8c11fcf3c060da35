package dev.paperwire.cli.secured;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code docs/security.md} and the files beside it tell a person to do, done with their own words. */
final class SecurityDocs {
    private static final Path DOCS = ServiceProcess.ROOT.resolve("docs");
    private static final Path SERVERS = Path.of(System.getProperty("paperwire.embedded.servers",
            ServiceProcess.ROOT.resolve("embedded/servers/target").toString())).toAbsolutePath();

    private SecurityDocs() {}

    /** Settings as the page shows them: those of Kafka's clients, then those of Elasticsearch. */
    static List<String> settings() throws IOException {
        List<String> blocks = blocks("properties");
        assertThat(blocks).hasSize(2);
        return blocks;
    }

    /** The body that makes a role. */
    static String role(String name) throws IOException {
        return Files.readString(DOCS.resolve("security").resolve(name + ".json"));
    }

    /** Runs the page's commands with Kafka's own tool, whose script does nothing but start its class. */
    static void allow(Path folder, String bootstrapServers, Map<String, String> admin)
            throws IOException, InterruptedException {
        Path script = folder.resolve("kafka-acls.sh");
        Files.writeString(script,
                "#!/bin/sh\nexec '%s' -Xmx128m -XX:TieredStopAtLevel=1 -cp '%s:%s/*' %s \"$@\"\n"
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), tools(),
                                SERVERS.resolve("kafka/lib"), "org.apache.kafka.tools.AclCommand"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        StringBuilder lines = new StringBuilder();
        admin.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Path properties = Files.writeString(folder.resolve("admin.properties"), lines);
        for (String command : blocks("sh")) {
            run(folder, command.replace("kafka.example.org:9093", bootstrapServers)
                    .replace("admin.properties", properties.toString()));
        }
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", command)
                .directory(ServiceProcess.ROOT.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String tools() {
        return List.of(System
                .getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1))
                .stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("kafka-tools-4"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("security.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
