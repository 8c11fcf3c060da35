package dev.paperwire.enrich.topics;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LandmarksTest {
    private static final int DIMENSIONS = 12;
    private static final int AXES = 5;
    private static final int POINTS = 70;
    private static final int TOPICS = 9;

    private final SplittableRandom random = new SplittableRandom(7);
    private final PackedRows points = random(AXES, POINTS, 0.9);
    private final PackedRows weights = random(POINTS, TOPICS, 3);
    private final Landmarks landmarks = new Landmarks(
            new Axes(new float[DIMENSIONS], random(DIMENSIONS, AXES, 1)), points, weights);

    @Test
    void aScoreIsTheSumOfAllWeightsByHowNearTheirLandmarksAre() {
        float[] hidden = {1, 0, 2, 0, 0.5f, 0, 0, 3, 0, 1, 0, 0.25f};
        float[] direction = Landmarks.unit(landmarks.axes().along(hidden));
        float[] expected = new float[TOPICS];
        for (int i = 0; i < POINTS; i++) {
            float dot = 0;
            for (int d = 0; d < AXES; d++) {
                dot += direction[d] * points.at(d, i);
            }
            for (int topic = 0; topic < TOPICS; topic++) {
                expected[topic] += Landmarks.kernel(dot) * weights.at(i, topic);
            }
        }
        assertThat(landmarks.scores(hidden)).containsExactly(expected, within(1e-4f));
    }

    @Test
    void theSlopeIsWhatAScoreChangesBy() {
        float[] hidden = {1, 0, 2, 0, 0.5f, 0, 0, 3, 0, 1, 0, 0.25f};
        float[] slope = landmarks.slope(hidden, 4);
        for (int d = 0; d < DIMENSIONS; d++) {
            float[] more = hidden.clone();
            float[] less = hidden.clone();
            more[d] += 0.05f;
            less[d] -= 0.05f;
            float change = (landmarks.scores(more)[4] - landmarks.scores(less)[4]) / 0.1f;
            assertThat(slope[d]).isCloseTo(change, within(0.02f));
        }
    }

    private PackedRows random(int rows, int width, double most) {
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * most);
        }
        return PackedRows.of(values, width, PackedRows.BYTE);
    }
}
