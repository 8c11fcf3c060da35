package dev.paperwire.listing.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("p.properties"),
                "sink.a=file\nsink.b = file \nsink.c=file\n");

        assertThat(Settings.load(file,
                Map.of("PAPERWIRE_SINK_B", "env", "PAPERWIRE_SINK_C", "env", "HOME", "/x"),
                List.of("sink.c=word=1")))
                .isEqualTo(Settings.of(Map.of("sink.a", "file", "sink.b", "env", "sink.c", "word=1")));
    }

    @Test
    void readsValuesOfEveryKind() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        SettingsReader reader = Settings.of(Map.of("sink.text", "x", "sink.count", "5", "sink.linger", "30s",
                "sink.size", "8mb", "sink.on", "TRUE", "sink.unit", "seconds", "sink.hosts", "a, b,",
                "sink.password.file", password.toString(), "kafka.bootstrap.servers", "h:1", "ingest.other",
                "?"))
                .reader("sink", "kafka");

        assertThat(reader.key("sink.text", "").text("y")).isEqualTo("x");
        assertThat(reader.key("sink.absent", "").text("y")).isEqualTo("y");
        assertThat(reader.key("sink.count", "").integer(1, 0, 10)).isEqualTo(5);
        assertThat(reader.key("sink.linger", "").duration(Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(reader.key("sink.size", "").bytes(1, 1, 1 << 30)).isEqualTo(8 << 20);
        assertThat(reader.key("sink.on", "").flag(false)).isTrue();
        assertThat(reader.key("sink.unit", "").choice(TimeUnit.class, TimeUnit.DAYS))
                .isEqualTo(TimeUnit.SECONDS);
        assertThat(reader.key("sink.hosts", "").list(List.of())).containsExactly("a", "b");
        assertThat(reader.key("sink.password", "").secret()).hasValue(new Secret("s3cret"));
        assertThat(new Secret("s3cret")).hasToString("***");
        assertThat(reader.under("kafka.", "")).isEqualTo(Map.of("bootstrap.servers", "h:1"));
        reader.done();
    }

    @Test
    void tellsAllProblemsAtOnce() {
        SettingsReader reader = Settings
                .of(Map.of("sink.count", "11", "sink.linger", "soon", "sink.size", "big",
                        "sink.on", "yes", "sink.unit", "weeks", "sink.lingr", "1s", "sink.password.file",
                        "/no/such/file"))
                .reader("sink");
        reader.key("sink.count", "").integer(1, 0, 10);
        reader.key("sink.linger", "").duration(Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
        reader.key("sink.size", "").bytes(1, 1, 10);
        reader.key("sink.on", "").flag(false);
        reader.key("sink.unit", "").choice(TimeUnit.class, TimeUnit.DAYS);
        reader.key("sink.password", "").secret();

        assertThat(catchThrowableOfType(InvalidSettings.class, reader::done).problems()).containsExactly(
                "sink.count: '11' is not between 0 and 10",
                "sink.linger: 'soon' is not a length of time such as 250ms, 30s, 5m, 2h, 7d",
                "sink.size: 'big' is not a number of bytes such as 4096, 512kb, 8mb",
                "sink.on: 'yes' is not true or false",
                "sink.unit: 'weeks' is not one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours, days",
                "sink.password.file: '/no/such/file' cannot be read: NoSuchFileException",
                "sink.lingr: is not known; did you mean sink.linger?");
    }

    @Test
    void namesTheFileOrWordThatCannotBeRead() throws IOException {
        Path binary = Files.write(folder.resolve("b"), new byte[]{(byte) 0xff, (byte) 0xfe});

        assertThat(problemsOf(folder.resolve("none")))
                .containsExactly(folder.resolve("none") + ": there is no such file");
        assertThat(problemsOf(binary)).containsExactly(binary + ": is not UTF-8 text");
        assertThat(catchThrowableOfType(InvalidSettings.class,
                () -> Settings.load(null, Map.of(), List.of("--x", "=y")))
                .problems())
                .containsExactly("'--x' is not of the form key=value", "'=y' is not of the form key=value");
    }

    private static List<String> problemsOf(Path file) {
        return catchThrowableOfType(InvalidSettings.class, () -> Settings.load(file, Map.of(), List.of()))
                .problems();
    }
}
