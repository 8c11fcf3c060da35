package dev.paperwire.enrich.identity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TitleFingerprintTest {
    @Test
    void spellingsOfOneTitleHaveOneFingerprint() {
        assertSame("Attention Is All You Need", "ATTENTION  is all\nyou need.");
        assertSame("State-of-the-Art Models", "State of the Art Models",
                "State\u2013of\u2010the\u2014Art Models");
        assertSame("H$_2$O and CO$_{2}$", "H2O and CO2", "H₂O and CO₂", "\\mathrm{H}_2\\mathrm{O} & CO_2");
        assertSame("$\\alpha$-Divergence", "α-Divergence", "\\(\\alpha\\)-divergence", "\u03B1 divergence");
        assertSame("Erd\\H{o}s--R\\'enyi Graphs", "Erdős–Rényi graphs", "Erdos-Renyi Graphs",
                "Erdo\u030Bs Re\u0301nyi graphs");
        assertSame("$\\ell_1$ Regularization", "ℓ1 regularization", "L1 Regularization");
        assertSame("\\textsc{AutoCoder}: {\\bf Better} Code", "AutoCoder - better code",
                "“AutoCoder”: Better Code");
        assertSame("Stra\u00DFe", "STRASSE", "Strasse", "Stra\\ss e");
        assertSame("Łukasiewicz and Ørsted", "\\L ukasiewicz and \\O rsted", "Lukasiewicz &amp; Orsted");
        assertSame("E$^2$Rank", "E^2Rank", "E²Rank", "E\\textsuperscript{2}Rank");
        assertSame("ﬁne-tuning", "Fine Tuning", "ＦＩＮＥ－ＴＵＮＩＮＧ");
        assertSame("100 \\times 100 Pixels", "100×100 pixels", "100 x 100 Pixels");
    }

    @Test
    void whatTellsTitlesApartStays() {
        assertDifferent("A Study of C", "A Study of C++", "A Study of C#");
        assertDifferent("Gemini 1.5", "Gemini 15");
        assertDifferent("A* Search", "A Search");
        assertDifferent("深度学习", "强化学习");
        assertDifferent("On $\\alpha$", "On $\\beta$", "On");
        assertDifferent("?", "!");
    }

    @Test
    void noTitleIsWithoutAFingerprint() {
        assertThat(TitleFingerprint.of("$$")).isEqualTo("$$");
        assertThat(TitleFingerprint.of("\\")).isEqualTo("\\");
        assertThat(TitleFingerprint.of("🐍 🐍")).isEqualTo("🐍🐍");
    }

    private static void assertSame(String... titles) {
        assertThat(titles).extracting(TitleFingerprint::of)
                .as(String.join(" | ", titles))
                .containsOnly(TitleFingerprint.of(titles[0]));
    }

    private static void assertDifferent(String... titles) {
        assertThat(titles).extracting(TitleFingerprint::of).doesNotHaveDuplicates();
    }
}
