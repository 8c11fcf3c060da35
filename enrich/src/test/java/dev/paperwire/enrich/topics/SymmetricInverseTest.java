package dev.paperwire.enrich.topics;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SymmetricInverseTest {
    @Test
    void theInverseTimesTheMatrixIsOne() {
        int n = 75;
        double[][] matrix = matrix(n);
        double[][] inverse = matrix(n);
        SymmetricInverse.invert(inverse);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += matrix[i][k] * inverse[k][j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    private static double[][] matrix(int n) {
        Random random = new Random(1);
        double[][] roots = new double[n][n];
        double[][] matrix = new double[n][n];
        for (double[] row : roots) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += roots[i][k] * roots[j][k];
                }
            }
            matrix[i][i] += 1;
        }
        return matrix;
    }
}
