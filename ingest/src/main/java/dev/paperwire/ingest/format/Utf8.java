package dev.paperwire.ingest.format;

/** Looks at bytes that should be UTF-8 without making characters of them. */
final class Utf8 {
    private Utf8() {}

    /** Whether the bytes are UTF-8, after table 3-7 of the Unicode standard. */
    static boolean isValid(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = lengthAt(bytes, i);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** Whether the bytes are UTF-8 without control characters and without U+FFFE and U+FFFF. */
    static boolean isPlain(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            byte b = bytes[i];
            if (b >= ' ') {
                i += i + EightBytes.LENGTH <= bytes.length && EightBytes.at(bytes, i).arePrintable()
                        ? EightBytes.LENGTH
                        : 1;
                continue;
            }
            int length = b < 0 ? lengthAt(bytes, i) : b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
            if (length == 0 || (b == (byte) 0xEF && bytes[i + 1] == (byte) 0xBF
                    && (bytes[i + 2] & 0xFF) >= 0xBE)) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** The length of the sequence that begins with a byte of more than 7 bits; 0 where it is none. */
    private static int lengthAt(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || i + length > bytes.length) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int j = i + 2; j < i + length; j++) {
            if ((bytes[j] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
