package dev.paperwire.ingest.format;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.paperwire.ingest.format.Parsing.utf8;
import static org.assertj.core.api.Assertions.assertThat;

class FormatTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void isFoundByItsName(Format format) {
        assertThat(Format.named(format.id())).contains(format);
        assertThat(Format.names()).contains(format.id());
        assertThat(format.parser()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void readsADocumentOfItsOwnAndTellsItByItsLooks(Format format) throws UnreadableDocument {
        byte[] document = Documents.of(format, 70);

        assertThat(Parsing.listings(Parsing.outcomes(format, document))).hasSize(70);
        assertThat(Format.guess("-", document)).contains(format);
    }

    @Test
    void unknownNameIsNone() {
        assertThat(Format.named("pdf")).isEmpty();
        assertThat(Format.named("JSONL")).isEmpty();
    }

    @Test
    void looksAreTold() {
        assertThat(Format.guess("page.txt", utf8("new\n\nSubscribe"))).contains(Format.HUGGINGFACE_TEXT);
        assertThat(Format.guess("-", utf8("{\"source\":\"x\"}"))).contains(Format.JSONL);
        assertThat(Format.guess("x.jsonl", utf8("what"))).contains(Format.JSONL);
        assertThat(Format.guess("x", new byte[]{0, 1, 2})).isEqualTo(Optional.empty());
        assertThat(Format.guess("x.txt", new byte[0])).isEqualTo(Optional.empty());
    }
}
