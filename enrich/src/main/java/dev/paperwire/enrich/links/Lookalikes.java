package dev.paperwire.enrich.links;

import java.text.Normalizer;

/** Characters that typesetting and input methods put in the place of those that addresses are made of. */
final class Lookalikes {
    /** What {@link #plain} gives for a character that takes no room, such as a soft hyphen: it is to be skipped. */
    static final char NOTHING = '\0';

    /** Look-alikes of the characters without which no address is noticed: full stop, solidus, colon. */
    private static final String DOTS = "\uFF0E\u3002\uFF61\u2024";
    private static final String SOLIDI = "\uFF0F\u2215\u2044\u29F8";

    private Lookalikes() {}

    /** The text with the look-alikes of the characters that announce an address in their plain form, unit for unit. */
    static String announced(String text) {
        String result = replaced(text, DOTS, '.');
        return replaced(result, SOLIDI, '/');
    }

    private static String replaced(String text, String lookalikes, char plain) {
        String result = text;
        for (int i = 0; i < lookalikes.length(); i++) {
            // Costs next to nothing on the usual text: a compact string holds none of these.
            if (result.indexOf(lookalikes.charAt(i)) >= 0) {
                result = result.replace(lookalikes.charAt(i), plain);
            }
        }
        return result;
    }

    /** The character that a reader takes it for; itself where it is nothing else, {@link #NOTHING} where it is unseen. */
    static char plain(char c) {
        if (c < 0x7F) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFF01 + '!');
        }
        return switch (c) {
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> NOTHING;
            case '\u2010', '\u2011', '\u2212', '\uFE63' -> '-';
            case '\u223C', '\u02DC', '\u02F7' -> '~';
            case '\u2215', '\u2044', '\u29F8' -> '/';
            case '\u3002', '\uFF61', '\u2024' -> '.';
            case '\u2236', '\uFE55', '\uA789', '\u02D0' -> ':';
            case '\u203F', '\uFE4D', '\uFE4E', '\uFE4F' -> '_';
            case '\u00A0', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007',
                    '\u2008', '\u2009', '\u200A', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000',
                    '\u0085' ->
                ' ';
            default -> c;
        };
    }

    /** The letters and digits that a ligature or a mathematical letter stands for; empty where it is nothing of the sort. */
    static String spelled(int codePoint) {
        boolean ligature = codePoint >= 0xFB00 && codePoint <= 0xFB06;
        boolean mathematical = codePoint >= 0x1D400 && codePoint <= 0x1D7FF;
        if (!ligature && !mathematical) {
            return "";
        }
        String spelled = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return spelled.chars().allMatch(Letters::isAlphanumeric) ? spelled : "";
    }
}
