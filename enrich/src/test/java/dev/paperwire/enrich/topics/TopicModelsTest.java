package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicModelsTest {
    private static final TopicModels MODELS = Papers.BUNDLED;

    @Test
    void knowsAPaperByItsTopicsAndCategories() {
        Labels labels = MODELS.classify(Papers.LORA_TITLE, Papers.LORA);
        assertThat(labels.topics()).extracting(ScoredLabel::id).contains("parameter-efficient-fine-tuning");
        assertThat(labels.categories()).extracting(ScoredLabel::id).contains("cs.CL");
        assertThat(MODELS.topics().classify(Papers.LORA_TITLE, Papers.LORA)).isEqualTo(labels.topics());
        assertThat(MODELS.categories().classify(Papers.LORA_TITLE, Papers.LORA))
                .isEqualTo(labels.categories());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!", "lorem", "Cookies. Privacy. Terms.", "Subscribe",
        "12345 67890 12 13 14 15 16 17 18 19 20 21",
        "Nous présentons un modèle de langue qui apprend à résoudre des problèmes de mathématiques, et nous montrons que "
                + "son raisonnement dépasse celui des modèles plus grands sur plusieurs jeux de données.",
        "Wir stellen ein neuronales Netz vor, das Bilder aus Texten erzeugt, und zeigen, dass die Diffusion in einem "
                + "verborgenen Raum weniger Rechenzeit braucht als alle bisherigen Verfahren.",
        "Мы представляем новую модель обучения с подкреплением для роботов и показываем её преимущества.",
        "本文提出了一种新的大型语言模型推理方法，并在多个基准上进行了评估。"})
    void saysNothingOfWhatIsNoPaperInEnglish(String text) {
        assertThat(MODELS.classify("", text)).isEqualTo(Labels.NONE);
        assertThat(MODELS.classify(text, "")).isEqualTo(Labels.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Preheat the oven to two hundred degrees and butter the tin. Beat the eggs with the sugar until they are pale, "
                + "then fold in the flour and the melted chocolate, and bake for half an hour.",
        "The council met on Tuesday evening to talk about the new bus stop in front of the school. Parents had asked "
                + "for it in spring, and the mayor said that it would be built before the winter.",
        "We use cookies to make our site work and to understand how you use it. By continuing to browse you agree to our "
                + "privacy policy and terms of service. You can change your settings at any time in your account.",
        "The team won the match after a late goal in the second half. The coach praised the young players, who had "
                + "trained hard for the season, and the fans sang until long after the end of the game in the rain.",
        "Please find attached the invoice for last month. Payment is due within thirty days of receipt. If you have any "
                + "questions about this invoice, do not hesitate to contact our office by phone or email."})
    void givesNoTopicsToProseThatIsNoPaper(String text) {
        assertThat(MODELS.topics().classify("", text)).isEmpty();
    }

    @Test
    void givesAPaperBetweenCategoriesTheTopicThatIsPlain() {
        String abstractOnDisks = "We search billions of vectors with little memory by keeping only the centres of clusters in "
                + "RAM and their posting lists on SSD. Each query reads no more lists than it needs and finds the nearest "
                + "neighbours with 90 percent recall in about a millisecond.";
        assertThat(MODELS.topics()
                .classify("Billion-scale approximate nearest neighbor search", abstractOnDisks))
                .extracting(ScoredLabel::id)
                .containsExactly("information-retrieval");
    }

    @Test
    void explainsATopicByThePhrasesThatDroveIt() {
        List<Explanation> explanations = MODELS.explain(Papers.LORA_TITLE, Papers.LORA);
        String text = (Papers.LORA_TITLE + ' ' + Papers.LORA).toLowerCase(Locale.ROOT);
        assertThat(explanations).extracting(Explanation::topic)
                .isEqualTo(MODELS.topics().classify(Papers.LORA_TITLE, Papers.LORA));
        assertThat(explanations).allSatisfy(explanation -> assertThat(explanation.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(text).contains(reason.phrase())));
        assertThat(explanations.stream()
                .filter(e -> e.topic().id().equals("parameter-efficient-fine-tuning"))
                .findFirst())
                .hasValueSatisfying(tuning -> assertThat(tuning.reasons()).extracting(Reason::phrase)
                        .anyMatch(phrase -> phrase.contains("lora") || phrase.contains("adapter")));
    }

    @Test
    void everyTopicOfTheTaxonomyHasALabelAndPhrases() {
        assertThat(MODELS.model().topics().definitions()).isEqualTo(Taxonomy.topics()).hasSize(75);
        assertThat(MODELS.model().topics().phrases())
                .allSatisfy(phrases -> assertThat(phrases).hasSizeGreaterThan(3));
        assertThat(MODELS.topic("agents"))
                .contains(new TopicDefinition("agents", "AI agents and tool use", "Language"));
    }

    @Property(tries = 300)
    void anyTextGetsScoresInRangeAndAlwaysTheSame(@ForAll String title, @ForAll String text) {
        assertSound(title, text);
    }

    @Property(tries = 200)
    void anyMixtureOfWordsGetsScoresInRangeAndAlwaysTheSame(@ForAll int seed) {
        String[] words = (Papers.LORA + " the of and reinforcement robot graph theorem galaxy 3D VeLoRA $x$")
                .split(" ", -1);
        Random random = new Random(seed);
        String text = IntStream.range(0, random.nextInt(400))
                .mapToObj(_ -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
        assertSound(text.substring(0, Math.min(80, text.length())), text);
    }

    private static void assertSound(String title, String text) {
        Labels labels = MODELS.classify(title, text);
        assertThat(MODELS.classify(title, text)).isEqualTo(labels);
        assertThat(labels.topics()).hasSizeLessThanOrEqualTo(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
                .allSatisfy(label -> assertThat(label.score()).isBetween(0.0, 1.0));
        assertThat(labels.categories()).allSatisfy(label -> assertThat(label.score()).isBetween(0.0, 1.0));
    }

    @Test
    void refusesFilesThatAreNoModel(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no model");
        assertThatThrownBy(() -> TopicModels.read(text)).isInstanceOf(InvalidModel.class);
        Path other = folder.resolve("other");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(other))) {
            out.write(new byte[100]);
        }
        assertThatThrownBy(() -> TopicModels.read(other)).isInstanceOf(InvalidModel.class)
                .hasMessage("not a model of topics");
    }
}
