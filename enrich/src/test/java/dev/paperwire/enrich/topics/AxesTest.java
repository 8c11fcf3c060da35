package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AxesTest {
    @Test
    void theFirstAxesAreThoseAlongWhichTheLayersDifferMost() {
        Axes axes = AxesTraining.of(layers(), 2);
        float[] atTheMean = axes.along(new float[]{5, 0, 0, 0});
        assertThat(atTheMean[0]).isCloseTo(0, within(0.5f));
        assertThat(atTheMean[1]).isCloseTo(0, within(0.5f));
        float[] first = axes.back(new float[]{1, 0});
        float[] second = axes.back(new float[]{0, 1});
        assertThat(Math.abs(first[1] * 0.6f + first[2] * 0.8f)).isCloseTo(1, within(0.01f));
        assertThat(Math.abs(second[3])).isCloseTo(1, within(0.02f));
    }

    @Test
    void thereAreNoMoreAxesThanTheLayersHave() {
        Axes axes = AxesTraining.of(layers(), 9);
        assertThat(axes.count()).isEqualTo(4);
        assertThat(axes.along(new float[4])).doesNotContain(Float.NaN).hasSize(4);
    }

    /** Around (5, 0, 0, 0): far along (0, 0.6, 0.8, 0), less far along the last dimension, never along the first. */
    private static List<float[]> layers() {
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> layers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            float far = (float) (10 * random.nextDouble() - 5);
            float near = (float) (3 * random.nextDouble() - 1.5);
            layers.add(new float[]{5, 0.6f * far, 0.8f * far, near});
        }
        return layers;
    }
}
