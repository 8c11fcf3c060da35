package dev.paperwire.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs in a page of the documentation, run as they stand against a broker of a test.
 *
 * @param page the text of the page
 * @param folder for what is written to run them
 * @param bootstrapServers the broker that stands for the page's {@code localhost:9092}
 */
record DocumentedPrograms(String page, Path folder, String bootstrapServers) {
    private static final Path ROOT = Path.of(System.getProperty("paperwire.root", ".."));
    /** How long a program may be, its imports apart. */
    private static final int MOST_LINES = 20;

    static DocumentedPrograms in(String page, Path folder, KafkaFixture kafka) throws IOException {
        return new DocumentedPrograms(Files.readString(ROOT.resolve(page)), folder, kafka.bootstrapServers());
    }

    private List<String> blocks(String language) {
        List<String> blocks = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    /** Runs the commands in a shell; the scripts of Kafka's distribution do nothing but start a class of its tools. */
    void runCommands(String script, String mainClass) throws IOException, InterruptedException {
        Path servers = Path.of(System.getProperty("paperwire.embedded.servers",
                ROOT.resolve("embedded/servers/target").toString())).toAbsolutePath();
        String tools = Stream.of(ChildJvm.classPath().split(File.pathSeparator, -1))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("kafka-tools-4"))
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve(script);
        Files.writeString(file, """
                #!/bin/sh
                exec '%s' -Xmx128m -XX:TieredStopAtLevel=1 -cp '%s:%s/*' %s "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), tools,
                servers.resolve("kafka/lib"), mainClass));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        for (String command : blocks("sh")) {
            assertThat(output(List.of("sh", "-c", command.replace("localhost:9092", bootstrapServers))))
                    .doesNotContain("deprecated");
        }
    }

    /** Compiles and runs the Java program; gives what it prints. */
    String runJava(String name) throws IOException, InterruptedException {
        String source = blocks("java").getFirst();
        assertThat(source.lines().filter(line -> !line.startsWith("import ") && !line.isBlank()).count())
                .isLessThanOrEqualTo(MOST_LINES);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", ChildJvm.classPath(), file.toString())).isZero();
        Process process = ChildJvm.start(folder + File.pathSeparator + ChildJvm.classPath(),
                List.of("-Xmx128m"), name, List.of(bootstrapServers));
        return output(process);
    }

    /** Whether this machine has what the Python program needs. */
    static boolean canRunPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import confluent_kafka").redirectErrorStream(true)
                    .start()
                    .waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs the Python program; gives what it prints. */
    String runPython() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("program.py"), blocks("python").getFirst());
        return output(List.of("python3", file.toString(), bootstrapServers));
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .merge("PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path);
        return output(builder.start());
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
