package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShippedModelTest {
    private static final int LARGEST = 12_000_000;

    @Test
    void isTheOneThatItsCardDescribesAndFitsItsSize() throws IOException {
        assertThat(card()).contains("`" + Papers.BUNDLED.version() + "`");
        assertThat(resource("topics.model").length).isLessThan(LARGEST);
    }

    @Test
    void answersToTheLabelledPapersAsItsCardSays() throws IOException {
        Scores scores = TopicEvaluation.topics(Papers.BUNDLED, Papers.shared("topics/labelled.jsonl"),
                Progress.NONE);
        assertThat(card()).contains(scores.line());
    }

    private static String card() throws IOException {
        return new String(resource("MODEL-CARD.md"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ShippedModelTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
