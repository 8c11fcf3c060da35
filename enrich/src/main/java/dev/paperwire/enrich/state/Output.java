package dev.paperwire.enrich.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Bytes in the making. Whole numbers take seven bits a byte, small ones of either sign the fewest (Protocol Buffers' zigzag
 * varints); a text is its length in bytes and its UTF-8, a list its size and its elements. {@link Input} reads them in the same order.
 */
public final class Output {
    /** What a count takes; what a paper takes is reached in two steps. */
    private static final int FIRST_SIZE = 256;
    private static final int GROWTH = 4;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    private Output() {}

    /** What a writer makes of a value; to be read back, it should say first of which form it is: see {@link Codec}. */
    public static <T> byte[] bytes(T value, BiConsumer<Output, T> writer) {
        Output output = new Output();
        writer.accept(output, value);
        return Arrays.copyOf(output.bytes, output.size);
    }

    /** A whole number. */
    public void number(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** A number with a fraction. */
    public void real(double value) {
        room(Double.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            bytes[size++] = (byte) (bits >>> (i * Byte.SIZE));
        }
    }

    /** A text that is there. */
    public void text(String value) {
        string(value, 0);
    }

    /** A text or none. */
    public void optional(@Nullable String value) {
        if (value == null) {
            unsigned(0);
        } else {
            string(value, 1);
        }
    }

    /** Anything or none. */
    public <T> void optional(@Nullable T value, BiConsumer<Output, T> writer) {
        unsigned(value == null ? 0 : 1);
        if (value != null) {
            writer.accept(this, value);
        }
    }

    /** A time. */
    public void instant(Instant value) {
        number(value.getEpochSecond());
        unsigned(value.getNano());
    }

    /** A day. */
    public void day(LocalDate value) {
        number(value.toEpochDay());
    }

    /** Several. */
    public <T> void list(Collection<T> values, BiConsumer<Output, T> writer) {
        unsigned(values.size());
        for (T value : values) {
            writer.accept(this, value);
        }
    }

    /** Several by name. */
    public <T> void map(Map<String, T> values, BiConsumer<Output, T> writer) {
        unsigned(values.size());
        for (Map.Entry<String, T> entry : values.entrySet()) {
            text(entry.getKey());
            writer.accept(this, entry.getValue());
        }
    }

    private void string(String value, int more) {
        byte[] utf8 = value.getBytes(UTF_8);
        unsigned(utf8.length + more);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void unsigned(long value) {
        room(10);
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            bytes[size++] = (byte) (rest | 0x80);
        }
        bytes[size++] = (byte) rest;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * GROWTH, size + more));
        }
    }
}
