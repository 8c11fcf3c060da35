package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserTopicsTest {
    private static final String BIRDS = "Listening to warblers: how many microphones does a forest need?";
    private static final String BIRDS_TEXT = "We record bird song in a forest with microphones and count species from the "
            + "recordings. Our bioacoustic pipeline hears more birds than people do, and the number of microphones matters "
            + "less than where they stand.";
    private static final String PHRASES = """
            {"id":"bird-song","label":"Bird song","area":"Ours","phrases":["bird song","bioacoustic"]}
            """;

    @TempDir
    Path folder;

    @Test
    void aTopicOfPhrasesIsGivenToPapersThatUseThem() throws IOException {
        TopicModels models = models(PHRASES);
        assertThat(ids(models, BIRDS, BIRDS_TEXT)).contains("bird-song");
        assertThat(ids(models, Papers.LORA_TITLE, Papers.LORA)).doesNotContain("bird-song");
        assertThat(models.topic("bird-song")).contains(new TopicDefinition("bird-song", "Bird song", "Ours"));
        assertThat(models.version()).startsWith(Papers.BUNDLED.version() + '+');
    }

    @Test
    void aTopicOfPhrasesIsExplainedByThem() throws IOException {
        assertThat(models(PHRASES).explain(BIRDS, BIRDS_TEXT)
                .stream()
                .filter(e -> e.topic().id().equals("bird-song")))
                .singleElement()
                .satisfies(own -> assertThat(own.reasons()).extracting(Reason::phrase)
                        .containsExactlyInAnyOrder("bird song", "bioacoustic"));
    }

    @Test
    void aTopicOfExamplesIsGivenToPapersLikeThem() throws IOException {
        TopicModels models = models(
                "{\"id\":\"bird-song\",\"label\":\"Bird song\",\"area\":\"Ours\",\"examples\":[{"
                        + "\"title\":\"Counting birds with microphones\",\"abstract\":\"Recordings of bird song in a forest tell "
                        + "how many species of birds live there; we ask how many microphones a forest needs.\"}]}");
        assertThat(ids(models, BIRDS, BIRDS_TEXT)).contains("bird-song");
        assertThat(ids(models, Papers.LORA_TITLE, Papers.LORA)).doesNotContain("bird-song");
    }

    @Test
    void aTopicOfTheSameIdReplacesTheShippedOne() throws IOException {
        String shipped = ids(Papers.BUNDLED, Papers.LORA_TITLE, Papers.LORA).getFirst();
        TopicModels models = models(PHRASES.replace("\"bird-song\"", '"' + shipped + '"'));
        assertThat(ids(models, Papers.LORA_TITLE, Papers.LORA)).doesNotContain(shipped);
        assertThat(models.topic(shipped)).contains(new TopicDefinition(shipped, "Bird song", "Ours"));
    }

    @Test
    void badFilesAreRefusedWithLineAndReason() {
        assertRefused(PHRASES + "{", ":2: not JSON");
        assertRefused("[1]", ":1: a topic is an object");
        assertRefused("{\"id\":\"a\",\"name\":\"A\"}", ":1: unknown field \"name\"");
        assertRefused("{\"label\":\"A\"}", ":1: \"id\" must be a text");
        assertRefused(PHRASES.replace("bird-song", "Bird Song"), "id \"Bird Song\" is not of");
        assertRefused("{\"id\":\"a\",\"label\":\"A\",\"area\":\"X\"}", "neither phrases nor examples");
        assertRefused("{\"id\":\"a\",\"label\":\"A\",\"area\":\"X\",\"phrases\":\"bird\"}",
                "\"phrases\" must be a list");
        assertRefused("{\"id\":\"a\",\"label\":\"A\",\"area\":\"X\",\"phrases\":[\"of the\"]}",
                "no word with content");
        assertRefused("{\"id\":\"a\",\"label\":\"A\",\"area\":\"X\",\"examples\":[\"2401.00001\"]}",
                "an example is an object");
        assertRefused("\n\n", ":1: no topic in the file");
        assertRefused(PHRASES + PHRASES, ":2: a second topic \"bird-song\"");
    }

    private void assertRefused(String content, String reason) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(InvalidTopicFile.class)
                .hasMessageContaining("topics.jsonl")
                .hasMessageContaining(reason);
    }

    private UserTopics read(String content) throws IOException {
        return UserTopics.read(Files.writeString(folder.resolve("topics.jsonl"), content));
    }

    private TopicModels models(String content) throws IOException {
        return Papers.BUNDLED.with(read(content));
    }

    private static List<String> ids(TopicModels models, String title, String text) {
        return models.topics().classify(title, text).stream().map(ScoredLabel::id).toList();
    }
}
