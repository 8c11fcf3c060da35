package dev.paperwire.enrich.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What {@link Output} wrote, read in the same order. */
public final class Input {
    private final byte[] bytes;
    private int at;

    Input(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** A whole number. */
    public long number() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number with a fraction. */
    public double real() {
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits |= (bytes[at++] & 0xFFL) << (i * Byte.SIZE);
        }
        return Double.longBitsToDouble(bits);
    }

    /** A text that is there. */
    public String text() {
        return string(unsigned());
    }

    /** A text or none. */
    public @Nullable String optional() {
        long length = unsigned();
        return length == 0 ? null : string(length - 1);
    }

    /** Anything or none. */
    public <T> @Nullable T optional(Function<Input, T> reader) {
        return unsigned() == 0 ? null : reader.apply(this);
    }

    /** A time. */
    public Instant instant() {
        return Instant.ofEpochSecond(number(), unsigned());
    }

    /** A day. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    /** Several. */
    public <T> List<T> list(Function<Input, T> reader) {
        int size = size();
        if (size == 0) {
            return List.of();
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reader.apply(this));
        }
        return values;
    }

    /** Several by name. */
    public <T> SortedMap<String, T> map(Function<Input, T> reader) {
        int size = size();
        SortedMap<String, T> values = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String name = text();
            values.put(name, reader.apply(this));
        }
        return values;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** Every element takes a byte or more. */
    private int size() {
        long size = unsigned();
        if (size < 0 || size > bytes.length - at) {
            throw new IndexOutOfBoundsException("a size of " + size);
        }
        return (int) size;
    }

    private String string(long length) {
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException("a text of " + length + " bytes");
        }
        String value = new String(bytes, at, (int) length, UTF_8);
        at += (int) length;
        return value;
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number without end");
    }
}
