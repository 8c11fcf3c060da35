package dev.paperwire.enrich.topics;

import java.util.Arrays;

/**
 * The directions in which the labelled papers' hidden layers differ most. Few of them tell papers apart as well as the whole
 * layer does, at a quarter of the work.
 */
final class Axes {
    /** The hidden layer's mean over the labelled papers. */
    private final float[] mean;
    /** For each dimension of the hidden layer a row, with a column for each axis. */
    private final PackedRows rows;
    /** Where the mean itself lies. */
    private final float[] origin;

    Axes(float[] mean, PackedRows rows) {
        this.mean = mean;
        this.rows = rows;
        origin = rows.sum(mean);
    }

    float[] mean() {
        return mean;
    }

    PackedRows rows() {
        return rows;
    }

    /** How many axes. */
    int count() {
        return rows.width();
    }

    /** Where a hidden layer lies, from the mean, along each axis. */
    float[] along(float[] hidden) {
        // Not of the difference from the mean, since most of a hidden layer is zero and costs nothing.
        float[] along = Arrays.copyOf(rows.sum(hidden), count());
        for (int i = 0; i < along.length; i++) {
            along[i] -= origin[i];
        }
        return along;
    }

    /** What a change along the axes is for each dimension of the hidden layer. */
    float[] back(float[] change) {
        float[] back = new float[mean.length];
        for (int d = 0; d < mean.length; d++) {
            for (int i = 0; i < change.length; i++) {
                back[d] += rows.at(d, i) * change[i];
            }
        }
        return back;
    }
}
