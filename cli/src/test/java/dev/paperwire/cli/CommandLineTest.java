package dev.paperwire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a user sees who types something wrong, or has a document that is. */
class CommandLineTest {
    private static final String GOOD = """
            {"source":"s","title":"A Title of a Paper","abstract":"See https://github.com/o/n.","fetched_at":"2025-03-18"}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | paperwire: a command is needed
            pars                    | paperwire: Unmatched argument at index 0: 'pars'
            parse                   | paperwire: Missing required option: '--format=FORMAT'
            parse --format          | paperwire: Missing required parameter for option '--format' (FORMAT)
            parse --format=word     | paperwire: Invalid value for option '--format': unknown format 'word', known are: huggingface-text,
            enrich --fast           | paperwire: Unknown option: '--fast'
            enrich a b              | paperwire: Unmatched argument at index 2: 'b'
            ingest --from soon      | paperwire: Invalid value for option '--from'
            run --year next         | paperwire: Invalid value for option '--year': 'next' is not an int
            """)
    void wrongUsageIsExitCode2AndOneLine(String words, String message) {
        Captured ended = Captured.run("", words.isBlank() ? new String[0] : words.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().getFirst()).startsWith(message);
        assertThat(ended.err()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aMissingFileAndADirectoryAreNamed() {
        Path none = folder.resolve("none");

        for (String command : List.of("parse --format jsonl ", "enrich ", "run --once ")) {
            assertThat(Captured.run("", (command + none).split(" ")))
                    .isEqualTo(new Captured(1, List.of(),
                            List.of("paperwire: " + none + ": there is no such file")));
            assertThat(Captured.run("", (command + folder).split(" ")))
                    .isEqualTo(
                            new Captured(1, List.of(), List.of("paperwire: " + folder + ": is a directory")));
        }
    }

    @Test
    void aDocumentOfAnotherKindIsNamedWithWhatItIs() throws IOException {
        assertUnreadable("", "is empty");
        assertUnreadable("new\n\nSubscribe\n\nMar 18\n", "no paper");
        assertUnreadable("\0\1\2ELF\0", "binary");
        assertUnreadable("<html><body>hello</body></html>", "HTML");
    }

    @Test
    void anEntryThatCannotBeUsedIsNamedAndTheOthersGoThrough() {
        Captured ended = Captured.run(GOOD + "\n{\"no\":\"listing\"}\n" + GOOD + "\n", "parse", "--format",
                "jsonl");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).hasSize(2).allMatch(line -> line.contains("A Title of a Paper"));
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst()).startsWith("paperwire: -: line 2: ");
    }

    @Test
    void whatIsTakenBackIsSaidAndIsNoListingAndNoError() {
        Captured ended = Captured.run(
                """
                        <OAI-PMH><ListRecords><record><header status="deleted"><identifier>oai:arXiv.org:2503.00002</identifier>
                        </header></record><record><header/><metadata><arXiv><id>2503.00001</id><title>Listed</title></arXiv>
                        </metadata></record></ListRecords></OAI-PMH>""",
                "parse", "--format", "arxiv-oai");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).singleElement().asString().contains("\"title\":\"Listed\"");
        assertThat(ended.err()).containsExactly(
                "paperwire: -: record 1: arxiv:2503.00002 is no longer listed by arxiv");
    }

    @Test
    void everyLineThatIsEnrichedGivesOneLineInOrder() {
        byte[] broken = ("\"" + "x".repeat(10) + "\"").getBytes(UTF_8);
        broken[4] = (byte) 0xff;
        String giant = GOOD.replace("A Title", "A".repeat(1_000_000));
        byte[] in = concat((GOOD + "\n\n{]\n" + giant + "\n").getBytes(UTF_8), broken,
                ("\n" + GOOD).getBytes(UTF_8));

        Captured ended = Captured.run(in, "enrich");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).hasSize(6);
        assertThat(ended.out().get(0)).startsWith("{\"schema\":1,\"id\":").contains("\"repository\":\"o/n\"");
        assertThat(ended.out().get(1)).isEqualTo(
                "{\"reject\":{\"stage\":\"enrich\",\"reason\":\"empty\",\"detail\":\"no bytes\",\"line\":2,\"value\":\"\"}}");
        assertThat(ended.out().get(2))
                .startsWith("{\"reject\":{\"stage\":\"enrich\",\"reason\":\"not-json\",")
                .endsWith("\"line\":3,\"value\":\"{]\"}}");
        assertThat(ended.out().get(3)).contains("title: has 1000011 characters, at most 1000 are allowed",
                "\"line\":4");
        assertThat(ended.out().get(4)).contains("\"line\":5,\"value_base64\":\"Inh4eP94eHh4eHgi\"");
        assertThat(ended.out().get(5)).startsWith("{\"schema\":1,\"id\":");
    }

    @Test
    void enrichingTheSameListingTwiceGivesTheSamePaper() {
        Captured ended = Captured.run(GOOD + "\n" + GOOD, "enrich");

        assertThat(withoutTime(ended.out().get(0))).isEqualTo(withoutTime(ended.out().get(1)));
    }

    private static String withoutTime(String paper) {
        return paper.replaceFirst("\"enriched_at\":\"[^\"]*\"", "");
    }

    private void assertUnreadable(String content, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("document.txt"), content);

        Captured ended = Captured.run("", "parse", "--format", "huggingface-text", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst()).startsWith("paperwire: " + file + ": ").contains(reason);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
