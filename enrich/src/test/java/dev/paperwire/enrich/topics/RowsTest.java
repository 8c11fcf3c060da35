package dev.paperwire.enrich.topics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RowsTest {
    private static final int ROWS = 40;
    private static final int WIDTH = 37;

    @ParameterizedTest
    @ValueSource(ints = {PackedRows.COARSE, PackedRows.BYTE})
    void packedRowsAddUpToWhatTheyWereMadeOf(int largest) throws IOException {
        float[] weights = weights();
        PackedRows rows = PackedRows.of(weights, WIDTH, largest);
        float[] times = new float[ROWS];
        times[3] = 2;
        times[39] = -1;
        float[] some = rows.sum(new int[]{39, 3, 7}, new float[]{-1, 2, 5}, 2);
        assertThat(rows.sum(times)).containsExactly(some);
        for (int i = 0; i < WIDTH; i++) {
            assertThat(some[i]).isCloseTo(2 * weights[3 * WIDTH + i] - weights[39 * WIDTH + i],
                    within(6f / largest));
        }
        PackedRows read = PackedRows.read(written(rows::write), ROWS, WIDTH);
        assertThat(read.sum(times)).containsExactly(some);
        assertThat(read.at(3, 5)).isEqualTo(rows.at(3, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11})
    void anyNumberOfRowsAddsUp(int count) {
        PackedRows rows = PackedRows.of(weights(), WIDTH, PackedRows.BYTE);
        int[] which = new int[count];
        float[] times = new float[count];
        float[] expected = new float[WIDTH];
        for (int k = 0; k < count; k++) {
            which[k] = k * 7 % ROWS;
            times[k] = k - 2.5f;
            for (int i = 0; i < WIDTH; i++) {
                expected[i] += times[k] * rows.at(which[k], i);
            }
        }
        assertThat(Arrays.copyOf(rows.sum(which, times, count), WIDTH)).containsExactly(expected,
                within(1e-4f));
    }

    @Test
    void twoBitsTellFourWeightsApartInSteps() throws IOException {
        float[] weights = {0.1f, -0.1f, 3, -3, 0.9f, -1.2f, 0.2f};
        PackedRows rows = PackedRows.of(weights, weights.length, PackedRows.TWO_BITS);
        float one = rows.at(0, 0);
        assertThat(one).isCloseTo(0.498f * 1.72f, within(0.01f));
        assertThat(row(rows)).containsExactly(one, -one, 3 * one, -3 * one, one, -one, one);
        assertThat(row(PackedRows.read(written(rows::write), 1, weights.length))).containsExactly(row(rows));
    }

    private static float[] row(PackedRows rows) {
        float[] row = new float[rows.width()];
        for (int i = 0; i < row.length; i++) {
            row[i] = rows.at(0, i);
        }
        return row;
    }

    @Test
    void rowsOfUnknownPackingAreRefused() {
        assertThatThrownBy(
                () -> PackedRows.read(new DataInputStream(new ByteArrayInputStream(new byte[]{9})), 1, 1))
                .isInstanceOf(InvalidModel.class);
    }

    @Test
    void sparseRowsKeepTheWeightsThatMatterMost() throws IOException {
        float[] weights = {0, 3.5f, 0.1f, 0, -1.75f, 0, 7, 0, 0.2f};
        SparseRows rows = SparseRows.of(weights, new int[]{1, 1, 1}, new float[]{1, 2, 3}, 3);
        Vector text = new Vector(new int[]{2, 0, 1}, new float[]{0.5f, 0.25f, 1}, 2);
        assertThat(rows.scores(text)).containsExactly(1 + 4 * 0.5f * 7, 2 + 4 * 0.25f * 3.5f, 3);
        SparseRows read = SparseRows.read(written(rows::write), 3);
        assertThat(read.scores(text)).containsExactly(rows.scores(text));
        Vector all = new Vector(new int[]{0, 1, 2}, new float[]{1, 1, 1}, 3);
        assertThat(read.scores(all)).containsExactly(1 + 28, 2 + 14 - 7, 3);
    }

    @Test
    void manyLabelsComeBackFromTheFile() throws IOException {
        int labels = 200;
        float[] weights = new float[labels * 5];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(3) == 0 ? (float) random.nextDouble() - 0.5f : 0;
        }
        int[] often = {9, 4, 0, 1, 30};
        SparseRows rows = SparseRows.of(weights, often, new float[labels], 150);
        Vector text = new Vector(new int[]{4, 1, 0, 3}, new float[]{1, 0.5f, 0.3f, 0.1f}, 4);
        assertThat(SparseRows.read(written(rows::write), 5).scores(text)).containsExactly(rows.scores(text));
    }

    @Test
    void theLikenessOfDirectionsIsTheGaussianKernel() {
        for (float dot = -1; dot <= 1; dot += 0.125f) {
            assertThat((double) Landmarks.kernel(dot)).isCloseTo(Math.exp(dot - 1), within(2e-6));
        }
    }

    private static float[] weights() {
        SplittableRandom random = new SplittableRandom(2);
        float[] weights = new float[ROWS * WIDTH];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextDouble() - 0.5);
        }
        return weights;
    }

    private static DataInputStream written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
