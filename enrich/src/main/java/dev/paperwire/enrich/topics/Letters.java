package dev.paperwire.enrich.topics;

/** What characters are to a reader of words; ASCII by table. */
final class Letters {
    /** Letters and digits. */
    static final int IN_WORD = 1;
    static final int UPPER = 2;
    static final int LOWER = 4;
    /** Those of ASCII. */
    static final int DIGIT = 8;
    /** What stands between the words of one phrase. */
    static final int JOINS = 16;

    private static final byte[] KINDS = new byte[128];
    private static final char[] LOWER_CASE = new char[128];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) kindOf(c);
            LOWER_CASE[c] = Character.toLowerCase(c);
        }
    }

    private Letters() {}

    /** The kinds of a character, by a bit each. */
    static int kind(char c) {
        return c < KINDS.length ? KINDS[c] : kindOf(c);
    }

    static char lower(char c) {
        return c < LOWER_CASE.length ? LOWER_CASE[c] : Character.toLowerCase(c);
    }

    private static int kindOf(char c) {
        if (Character.isLetterOrDigit(c)) {
            return IN_WORD | (Character.isUpperCase(c) ? UPPER : 0) | (Character.isLowerCase(c) ? LOWER : 0)
                    | (c >= '0' && c <= '9' ? DIGIT : 0);
        }
        return joins(c) ? JOINS : 0;
    }

    private static boolean joins(char c) {
        return switch (c) {
            case ' ', '-', '\'', '\n', '\r', '\t', '*', '_', '$', '{', '}', '\\', '`', '\u2019', '\u2010',
                    '\u2013' ->
                true;
            default -> false;
        };
    }
}
