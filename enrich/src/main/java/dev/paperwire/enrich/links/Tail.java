package dev.paperwire.enrich.links;

/** What the sentence around an address leaves at its end. */
final class Tail {
    private static final String PUNCTUATION = ".,;:!?'*%&";

    private Tail() {}

    /** The length of the address without the sentence's punctuation and without brackets that never close. */
    static int lengthWithout(StringBuilder read, boolean emphasised) {
        int length = closed(read);
        while (length > 0 && isTail(read, length - 1, emphasised)) {
            length--;
        }
        return length;
    }

    private static boolean isTail(StringBuilder read, int at, boolean emphasised) {
        char c = read.charAt(at);
        return PUNCTUATION.indexOf(c) >= 0 || (c == '_' && emphasised)
                || (c == '~' && !(at > 0 && read.charAt(at - 1) == '/'))
                || (c == '-' && at > 0 && read.charAt(at - 1) == '.');
    }

    /** The length up to the first bracket that is opened and never closed. */
    private static int closed(StringBuilder read) {
        int opened = 0;
        int length = read.length();
        for (int i = read.length() - 1; i >= 0; i--) {
            char c = read.charAt(i);
            if (c == ')' || c == ']') {
                opened++;
            } else if ((c == '(' || c == '[') && --opened < 0) {
                opened = 0;
                length = i;
            }
        }
        return length;
    }
}
