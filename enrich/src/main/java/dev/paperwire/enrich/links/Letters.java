package dev.paperwire.enrich.links;

/** Classes of ASCII characters, without the tables that {@link Character} needs for all of Unicode. */
final class Letters {
    private Letters() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAlphanumeric(int c) {
        return isLetter(c) || isDigit(c);
    }

    /** White space that is no wider than one character; a reader of addresses may cross it. */
    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** The end of the run of characters from {@code from} that are letters. */
    static int endOfLetters(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int endOfDigits(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Past the white space from {@code from}, but never past more than {@code most} of it. */
    static int pastSpace(CharSequence text, int from, int most) {
        int i = from;
        while (i < text.length() && i - from < most && isSpace(Lookalikes.plain(text.charAt(i)))) {
            i++;
        }
        return i;
    }
}
