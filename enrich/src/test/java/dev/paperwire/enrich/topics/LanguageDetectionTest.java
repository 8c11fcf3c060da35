package dev.paperwire.enrich.topics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageDetectionTest {
    private final LanguageDetection language = new LanguageDetection();

    @Test
    void knowsEnglishAndOtherLanguages() {
        assertThat(language.of(Papers.LORA_TITLE, Papers.LORA)).contains("en");
        assertThat(
                language.of("", "Nous présentons un modèle de langue qui apprend à résoudre des problèmes."))
                .contains("fr");
        assertThat(language.of("", "Wir stellen ein neuronales Netz vor, das Bilder aus Texten erzeugt."))
                .contains("de");
        assertThat(language.of("", "Мы представляем новую модель обучения с подкреплением для роботов."))
                .contains("ru");
    }

    @Test
    void doesNotGuessFromTooLittle() {
        assertThat(language.of("", "")).isEmpty();
        assertThat(language.of("GPT-4", "")).isEmpty();
    }
}
