package dev.paperwire.ingest.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes that are looked at together. The questions about them are the known ones of arithmetic within a word: whether any
 * byte of it is below a limit or has a value (H. S. Warren, Hacker's Delight, 2nd ed., section 6-1).
 *
 * @param word the bytes, the first of them lowest
 */
record EightBytes(long word) {
    static final int LENGTH = 8;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long HARD_SPACES = 0xA0A0_A0A0_A0A0_A0A0L;

    static EightBytes at(byte[] bytes, int index) {
        return new EightBytes((long) WORD.get(bytes, index));
    }

    /** Whether all are ASCII, and none is a control character below the space. */
    boolean arePrintable() {
        return (((word - SPACES) | word) & HIGH) == 0;
    }

    /** Whether none, as Latin-1, is a control character below the space or a space that does not break. */
    boolean haveOnlySpacesForBlanks() {
        return ((word - SPACES) & ~word & HIGH) == 0 && zeros(word ^ HARD_SPACES) == 0;
    }

    /** The highest bit of each byte that is a space. */
    long spaces() {
        return zeros(word ^ SPACES);
    }

    /** The highest bit of each byte that is zero, exact for each. */
    private static long zeros(long word) {
        return ~(((word & ~HIGH) + ~HIGH) | word | ~HIGH);
    }
}
