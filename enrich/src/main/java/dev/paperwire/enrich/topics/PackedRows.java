package dev.paperwire.enrich.topics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Rows of weights as whole numbers with a scale for each row: of a byte each, or of half a byte. */
final class PackedRows {
    /** The largest number of half a byte. */
    static final int NIBBLE = 7;
    /** The largest number of a byte. */
    static final int BYTE = 127;

    private PackedRows() {}

    static void write(DataOutputStream out, float[] values, int width, int largest) throws IOException {
        out.writeByte(largest);
        byte[] row = new byte[largest == NIBBLE ? (width + 1) / 2 : width];
        for (int from = 0; from < values.length; from += width) {
            float scale = scale(values, from, width, largest);
            out.writeFloat(scale);
            Arrays.fill(row, (byte) 0);
            for (int i = 0; i < width; i++) {
                int whole = scale == 0
                        ? 0
                        : Math.clamp(Math.round(values[from + i] / scale), -largest, largest);
                if (largest == NIBBLE) {
                    row[i / 2] |= (byte) ((whole & 15) << (i % 2 * 4));
                } else {
                    row[i] = (byte) whole;
                }
            }
            out.write(row);
        }
    }

    /** The values cut off and rounded, so that they are written and read back as they are. */
    static float[] rounded(float[] values, int width, int largest) {
        float[] rounded = new float[values.length];
        for (int from = 0; from < values.length; from += width) {
            float scale = clippedScale(values, from, width, largest);
            for (int i = from; i < from + width; i++) {
                rounded[i] = scale == 0
                        ? 0
                        : scale * Math.clamp(Math.round(values[i] / scale), -largest, largest);
            }
        }
        return rounded;
    }

    /** Half bytes are cut off at 2.7 deviations: a finer step for the many is worth more than the few far ones. */
    private static float clippedScale(float[] values, int from, int width, int largest) {
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            squares += values[i] * values[i];
        }
        float scale = scale(values, from, width, largest);
        return largest == NIBBLE
                ? Math.min(scale, (float) (2.7 * Math.sqrt(squares / width)) / largest)
                : scale;
    }

    private static float scale(float[] values, int from, int width, int largest) {
        float top = 0;
        for (int i = from; i < from + width; i++) {
            top = Math.max(top, Math.abs(values[i]));
        }
        return top / largest;
    }

    static float[] read(DataInputStream in, int rows, int width) throws IOException {
        int largest = in.readByte();
        if (largest != NIBBLE && largest != BYTE) {
            throw new InvalidModel("the model is damaged: rows of unknown packing " + largest);
        }
        float[] values = new float[Math.multiplyExact(rows, width)];
        byte[] row = new byte[largest == NIBBLE ? (width + 1) / 2 : width];
        for (int from = 0; from < values.length; from += width) {
            float scale = in.readFloat();
            in.readFully(row);
            for (int i = 0; i < width; i++) {
                int whole = largest == NIBBLE ? (byte) (row[i / 2] << ((1 - i % 2) * 4)) >> 4 : row[i];
                values[from + i] = scale * whole;
            }
        }
        return values;
    }
}
