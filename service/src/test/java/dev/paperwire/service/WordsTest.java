package dev.paperwire.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {
    private static Words read(String... words) {
        return Words.read(List.of(words), Set.of("dry-run"), Map.of("from", "ingest.from"));
    }

    @Test
    void theTaskStandsBeforeOptionsAndSettings() {
        assertThat(read("reindex", "papers", "--dry-run", "a.b=c=d", "--config", "x.properties"))
                .isEqualTo(new Words(List.of("reindex", "papers"), Set.of("dry-run"), Path.of("x.properties"),
                        List.of("a.b=c=d")));
        assertThat(read("a=b")).isEqualTo(new Words(List.of(), Set.of(), null, List.of("a=b")));
    }

    @Test
    void anOptionThatIsASettingWinsOverIt() {
        assertThat(read("--from", "2026-01-01", "ingest.from=2025-01-01").assignments())
                .containsExactly("ingest.from=2025-01-01", "ingest.from=2026-01-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a=b reset|'reset' is not of the form key=value",
        "--dry|--dry is no option of this command",
        "a=b --config|--config needs a value behind it",
        "--from|--from needs a value behind it"})
    void whatIsWrongIsToldInALine(String words, String message) {
        assertThatThrownBy(() -> read(words.split(" "))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
