package dev.paperwire.enrich.topics;

/** Hashes of words and of what is made of words. A model knows its features by these alone. */
final class Hashes {
    /** The hash of no characters, to be grown and then mixed. */
    static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long TITLE = 0x7469746c65L;

    private Hashes() {}

    /** FNV-1a over the characters, then mixed, since FNV leaves the upper bits poor. */
    static long word(char[] text, int length) {
        long hash = START;
        for (int i = 0; i < length; i++) {
            hash = grow(hash, text[i]);
        }
        return mixed(hash);
    }

    /** One character more. */
    static long grow(long hash, char next) {
        return (hash ^ next) * PRIME;
    }

    /** The end of a word. */
    static long mixed(long hash) {
        return mix(hash);
    }

    static long word(String text) {
        return word(text.toCharArray(), text.length());
    }

    /** The hash of a phrase grown by one word. */
    static long join(long phrase, long word) {
        return mix(phrase * 0x9E3779B97F4A7C15L + word + 1);
    }

    /** The hash of a word as a word of a title. */
    static long inTitle(long word) {
        return join(TITLE, word);
    }

    private static long mix(long value) {
        long x = value ^ value >>> 32;
        x *= 0xd6e8feb86659fd93L;
        return x ^ x >>> 32;
    }
}
