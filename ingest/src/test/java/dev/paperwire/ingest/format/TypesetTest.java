package dev.paperwire.ingest.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypesetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Erd\\H{o}s|Erdős", "Erd\\H os|Erdős", "G\\\"odel|Gödel", "G{\\\"o}del|Gödel", "\\'Etale|Étale",
        "na\\\"{\\i}ve|naïve",
        "Ho\\v{r}ava|Hořava", "\\c{C}etin|Çetin", "S\\o ren|Søren", "{\\AA}ngstr{\\\"o}m|Ångström",
        "\\L{}ukasz|Łukasz", "Stra\\ss e|Straße",
        "$\\ell_1$ norms|ℓ₁ norms", "$\\ell_{1}$|ℓ₁", "$O(n^2)$|O(n²)", "$\\mathcal{O}(n^{k+1})$|O(nᵏ⁺¹)",
        "$\\alpha$-synuclein|α-synuclein",
        "$B\\to K^*\\ell^+\\ell^-$|B→ K*ℓ⁺ℓ⁻", "$x_{ab}$|x_{ab}", "$\\sqrt{s}=13$ TeV|√s=13 TeV",
        "$\\frac{1}{2}$|1/2", "$\\bar{\\nu}$|ν̄",
        "\\textit{E. coli} growth|E. coli growth", "{\\it E. coli} growth|E. coli growth",
        "\\emph{very \\textbf{bold}}|very bold",
        "\\texttt{code}|code", "Q\\&A|Q&A", "100\\% right|100% right", "a~tie|a tie",
        "{BERT} and {GPT}|BERT and GPT",
        "from $5 to $10|from $5 to $10", "costs $5|costs $5", "an open { brace|an open { brace",
        "a closing } brace|a closing } brace",
        "\\unknown{thing}|thing", "\\unknown|unknown", "trailing \\|trailing \\",
        "$$E=mc^2$$ again|E=mc² again",
        "http://example.org/~user|http://example.org/~user", "x_1 and y^2|x_1 and y^2",
        "$^{13}$C NMR|¹³C NMR", "H$_2$O|H₂O",
        "$\\text{Softmax}$|Softmax", "$\\mathbb{R}^n$|Rⁿ", "plain title|plain title"})
    void becomesPlain(String typeset, String plain) {
        assertThat(Typeset.plain(typeset)).isEqualTo(plain);
    }

    @Test
    void plainTextStaysTheSameObject() {
        String text = new String("Nothing to do -- here".toCharArray());

        assertThat(Typeset.plain(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a  b|a b", "` a\n  b `|a b", "a b|a b",
        "``|``", "`   `|``", "`a\tb`|a b",
        "`a\u00A0b`|a b", "`a `|a"})
    void oneLineHasSingleSpaces(String text, String line) {
        assertThat(Typeset.oneLine(text)).isEqualTo(line);
    }

    @Test
    void nestingBeyondReasonIsLeftAlone() {
        assertThat(Typeset.plain("{".repeat(2_000) + "x" + "}".repeat(2_000))).contains("x");
        assertThat(Typeset.plain("\\'".repeat(2_400))).isNotNull();
    }
}
