package dev.paperwire.enrich.topics;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    @Test
    void wordsAreLowerCasedAndLoseTheirPlural() {
        assertSame("Experts", "expert");
        assertSame("studies", "study");
        assertSame("LLMs", "llm");
        assertThat(Words.phrase("virus")).isNotEqualTo(Words.phrase("viru"));
        assertThat(Words.phrase("loss")).isNotEqualTo(Words.phrase("los"));
    }

    @Test
    void hyphensAndWordsWithoutContentDoNotPartPhrases() {
        assertSame("mixture-of-experts", "Mixture of Experts");
    }

    @Test
    void stopsPartPhrases() {
        Words words = Words.of("one model. Training two, three");
        assertThat(IntStream.range(0, words.size).filter(i -> words.first[i]).mapToObj(i -> words.text(i, i)))
                .containsExactly("one", "Training", "three");
    }

    @Test
    void addressesAreLeftOut() {
        Words words = Words.of("code at https://github.com/some/thing now");
        assertThat(IntStream.range(0, words.size).mapToObj(i -> words.text(i, i))).containsExactly("code",
                "now");
    }

    @Test
    void namesInCamelCaseAlsoGiveTheirPartsAndEnding() {
        Words words = Words.of("VideoAtlas");
        assertThat(IntStream.range(0, words.parts).mapToObj(i -> words.part[i]))
                .containsExactly(Hashes.word("video"), Hashes.word("atla"), Hashes.word("~tlas"));
    }

    private static void assertSame(String one, String other) {
        assertThat(Words.phrase(one)).isEqualTo(Words.phrase(other));
    }
}
