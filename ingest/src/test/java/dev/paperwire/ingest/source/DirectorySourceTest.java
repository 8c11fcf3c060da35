package dev.paperwire.ingest.source;

import dev.paperwire.ingest.format.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.paperwire.ingest.source.SourceFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectorySourceTest {
    private static final Duration REST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final SourceFixture fixture = new SourceFixture();

    @BeforeEach
    void begin() {
        fixture.now = Instant.now();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private DirectorySource lines() {
        return new DirectorySource(folder, Format.JSONL, REST);
    }

    private static void add(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rested(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(fixture.now.minusSeconds(60)));
    }

    @Test
    void newAndGrownFilesAreReadFromWhereTheyEnded() throws Exception {
        add(folder.resolve("a.jsonl"), json("A1"));
        Files.createDirectories(folder.resolve("sub"));
        add(folder.resolve("sub/b.jsonl"), json("B1"));
        fixture.read(lines());
        add(folder.resolve("a.jsonl"), json("A2"));
        fixture.read(lines());
        fixture.read(lines());

        assertThat(fixture.published.titles()).containsExactly("A1", "B1", "A2");
    }

    @Test
    void partialLineIsLeftAloneUntilItIsWhole() throws Exception {
        Path file = folder.resolve("a.jsonl");
        add(file, json("A1") + "{\"source\":\"own\",");
        fixture.read(lines());
        assertThat(fixture.published.titles()).containsExactly("A1");

        add(file, "\"fetched_at\":\"2025-01-02T03:04:05Z\",\"title\":\"A2\"}\n");
        fixture.read(lines());
        assertThat(fixture.published.titles()).containsExactly("A1", "A2");
        assertThat(fixture.published.rejects()).isZero();
    }

    @Test
    void lastLineWithoutItsEndIsTakenOnceTheFileRests() throws Exception {
        Path file = folder.resolve("a.jsonl");
        add(file, json("A1") + json("A2").strip());
        fixture.read(lines());
        assertThat(fixture.published.titles()).containsExactly("A1");

        rested(file);
        fixture.read(lines());
        assertThat(fixture.published.titles()).containsExactly("A1", "A2");
    }

    @Test
    void fileThatWasCutOrReplacedIsReadAnew() throws Exception {
        Path file = folder.resolve("a.jsonl");
        add(file, json("A1") + json("A2"));
        fixture.read(lines());
        Files.writeString(file, json("B1"));
        fixture.read(lines());

        assertThat(fixture.published.titles()).containsExactly("A1", "A2", "B1");
    }

    @Test
    void fileOfManyBlocksIsReadWholeWithACheckpointAfterEach() throws Exception {
        Path file = folder.resolve("big.jsonl");
        int lines = 60_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(json(
                    "Title number " + i + " of a big file, made longer so that the file has several blocks"));
        }
        add(file, text.toString());

        assertThat(fixture.read(lines()).listings()).isEqualTo(lines);
        assertThat(fixture.checkpoints.get("s|big.jsonl").number("offset", 0)).isEqualTo(Files.size(file));
    }

    @Test
    void packedFilesAreReadWholeWhenTheyRest() throws Exception {
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((json("A1") + json("A2")).getBytes(UTF_8));
        }
        fixture.read(lines());
        assertThat(fixture.published.titles()).isEmpty();
        rested(file);
        fixture.read(lines());
        fixture.read(lines());

        assertThat(fixture.published.titles()).containsExactly("A1", "A2");
    }

    @Test
    void fileThatCannotBeReadDoesNotStopTheOthers() throws Exception {
        DirectorySource feeds = new DirectorySource(folder, Format.ARXIV_ATOM, REST);
        add(folder.resolve("a.xml"), "nonsense");
        add(folder.resolve("b.xml"),
                "<feed><entry><id>http://arxiv.org/abs/2503.00001v1</id><title>B</title></entry></feed>");
        add(folder.resolve("c.xml.gz"), "not packed");
        add(folder.resolve(".hidden.xml"), "nonsense");
        add(folder.resolve("d.xml.part"), "nonsense");
        for (String name : new String[]{"a.xml", "b.xml", "c.xml.gz"}) {
            rested(folder.resolve(name));
        }
        fixture.read(feeds);

        assertThat(fixture.published.titles()).containsExactly("B");
        assertThat(fixture.checkpoints).containsOnlyKeys("s|a.xml", "s|b.xml");
    }

    @Test
    void missingDirectoryAndFileAreFailures() {
        assertThatThrownBy(
                () -> fixture.read(new DirectorySource(folder.resolve("none"), Format.JSONL, REST)))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + ": there is no such directory");
        assertThatThrownBy(() -> fixture.read(new FileSource(folder.resolve("none"), Format.JSONL.parser())))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + ": there is no such file");
        assertThatThrownBy(() -> fixture.read(new FileSource(folder, Format.JSONL.parser())))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is a directory, not a file");
    }

    @Test
    void fileIsReadOnce() throws Exception {
        Path file = folder.resolve("a.jsonl");
        add(file, json("A1") + "nonsense\n");

        assertThat(fixture.read(new FileSource(file, Format.JSONL.parser())).listings()).isOne();
        assertThat(fixture.published.rejects()).isOne();
    }
}
