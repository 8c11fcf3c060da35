package dev.paperwire.enrich.topics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rows of weights as whole numbers with a scale for each row; in a file of a byte each or of a quarter of one, in memory of
 * a byte, since a text's rows are read from all over the table and the memory's speed is what counts.
 */
final class PackedRows {
    /** The largest number of two bits, which tell -3, -1, 1 and 3 apart. */
    static final int TWO_BITS = 3;
    /** The largest number of a byte. */
    static final int BYTE = 127;
    /** The largest number of large tables with a few far weights: a byte each in the file, but gzip makes it half. */
    static final int COARSE = 11;
    /**
     * What 1 is worth in two bits, in deviations: the step that loses least of normal numbers (Max, "Quantizing for minimum
     * distortion", 1960), 0.9957 between neighbours.
     */
    private static final double TWO_BITS_STEP = 0.498;
    private static final int PER_BYTE = 4;
    /** What is kept of a scale: sign, exponent and seven binary digits, finer by far than the numbers it scales. */
    private static final int UPPER_HALF = 0xFFFF0000;
    /** Rows begin at multiples of this, so that sums need no odd end. */
    private static final int ALIGNMENT = 32;

    private final int width;
    private final int stride;
    private final int largest;
    private final float[] scales;
    private final byte[] cells;

    private PackedRows(int width, int largest, int rows) {
        this.width = width;
        this.largest = largest;
        stride = (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        scales = new float[rows];
        cells = new byte[Math.multiplyExact(rows, stride)];
    }

    /**
     * Rounds weights to whole numbers.
     *
     * @param values the weights, row by row
     * @param width how many weights a row has
     * @param largest {@link #TWO_BITS}, {@link #COARSE} or {@link #BYTE}
     */
    static PackedRows of(float[] values, int width, int largest) {
        PackedRows packed = new PackedRows(width, largest, values.length / width);
        for (int row = 0; row < packed.scales.length; row++) {
            int from = row * width;
            float scale = Float.intBitsToFloat(
                    Float.floatToIntBits(scale(values, from, width, largest)) & UPPER_HALF);
            packed.scales[row] = scale;
            for (int i = 0; i < width; i++) {
                packed.cells[row * packed.stride + i] = scale == 0
                        ? 0
                        : whole(values[from + i] / scale, largest);
            }
        }
        return packed;
    }

    /** Rows of whole numbers, each row with its scale. */
    static PackedRows of(byte[] wholes, float[] scales, int width, int largest) {
        PackedRows packed = new PackedRows(width, largest, scales.length);
        System.arraycopy(scales, 0, packed.scales, 0, scales.length);
        for (int row = 0; row < scales.length; row++) {
            System.arraycopy(wholes, row * width, packed.cells, row * packed.stride, width);
        }
        return packed;
    }

    private static byte whole(float value, int largest) {
        double nearest = largest == TWO_BITS ? 2 * Math.floor(value / 2) + 1 : Math.round(value);
        return (byte) Math.clamp(nearest, -largest, largest);
    }

    private static float scale(float[] values, int from, int width, int largest) {
        float top = 0;
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            top = Math.max(top, Math.abs(values[i]));
            squares += values[i] * values[i];
        }
        return largest == TWO_BITS ? (float) (TWO_BITS_STEP * Math.sqrt(squares / width)) : top / largest;
    }

    int width() {
        return width;
    }

    int rows() {
        return scales.length;
    }

    float scale(int row) {
        return scales[row];
    }

    byte whole(int row, int column) {
        return cells[row * stride + column];
    }

    float at(int row, int column) {
        return scale(row) * whole(row, column);
    }

    /**
     * Adds up rows, each times a number.
     *
     * @param rows which ones
     * @param times the numbers
     * @param count how many of both are in use
     * @return a sum for each column, in an array that may be longer
     */
    float[] sum(int[] rows, float[] times, int count) {
        float[] sum = new float[stride];
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            add(sum, cells, begin(rows, k), times(rows, times, k), begin(rows, k + 1),
                    times(rows, times, k + 1), begin(rows, k + 2), times(rows, times, k + 2),
                    begin(rows, k + 3), times(rows, times, k + 3));
        }
        for (; k < count; k++) {
            add(sum, cells, begin(rows, k), times(rows, times, k));
        }
        return sum;
    }

    private int begin(int[] rows, int k) {
        return rows[k] * stride;
    }

    private float times(int[] rows, float[] times, int k) {
        return times[k] * scales[rows[k]];
    }

    /** The same for all rows in their order, but for those times zero, which after a rectifier are many. */
    float[] sum(float[] times) {
        int[] rows = new int[scales.length];
        float[] others = new float[scales.length];
        int count = 0;
        for (int row = 0; row < scales.length; row++) {
            if (times[row] != 0) {
                rows[count] = row;
                others[count++] = times[row];
            }
        }
        return sum(rows, others, count);
    }

    /** So plain that the compiler makes it wide; it does not for sums of floats to floats, which might be one array. */
    private static void add(float[] sum, byte[] cells, int from, float times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * cells[from + i];
        }
    }

    /** Four rows at once: what is waited for from memory is waited for together, and the sum is written a quarter as often. */
    private static void add(float[] sum, byte[] cells, int from, float times, int from2, float times2,
            int from3, float times3, int from4, float times4) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * cells[from + i] + times2 * cells[from2 + i] + times3 * cells[from3 + i]
                    + times4 * cells[from4 + i];
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(largest);
        byte[] packed = new byte[packedWidth()];
        for (int row = 0; row < scales.length; row++) {
            writeScale(row, out);
            Arrays.fill(packed, (byte) 0);
            for (int i = 0; i < width; i++) {
                int whole = cells[row * stride + i];
                if (largest == TWO_BITS) {
                    packed[i / PER_BYTE] |= (byte) (((whole + TWO_BITS) / 2) << (i % PER_BYTE * 2));
                } else {
                    packed[i] = (byte) whole;
                }
            }
            out.write(packed);
        }
    }

    /** A row's scale as {@link #readScale} reads it. */
    void writeScale(int row, DataOutputStream out) throws IOException {
        out.writeShort(Float.floatToIntBits(scales[row]) >>> Short.SIZE);
    }

    static float readScale(DataInputStream in) throws IOException {
        return Float.intBitsToFloat(in.readUnsignedShort() << Short.SIZE);
    }

    private int packedWidth() {
        return largest == TWO_BITS ? (width + PER_BYTE - 1) / PER_BYTE : width;
    }

    static PackedRows read(DataInputStream in, int rows, int width) throws IOException {
        int largest = in.readByte();
        if (largest != TWO_BITS && largest != COARSE && largest != BYTE) {
            throw new InvalidModel("the model is damaged: rows of unknown packing " + largest);
        }
        PackedRows read = new PackedRows(width, largest, rows);
        byte[] packed = new byte[read.packedWidth()];
        for (int row = 0; row < rows; row++) {
            read.scales[row] = readScale(in);
            in.readFully(packed);
            for (int i = 0; i < width; i++) {
                read.cells[row * read.stride + i] = largest == TWO_BITS
                        ? (byte) (((packed[i / PER_BYTE] >> (i % PER_BYTE * 2)) & 3) * 2 - TWO_BITS)
                        : packed[i];
            }
        }
        return read;
    }
}
