package dev.paperwire.enrich.links;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TeX command that stands for one character of an address, or for none.
 *
 * @param character the character, or {@link #NONE}
 * @param length how many units of the text the command takes
 */
record Command(char character, int length) {
    /** In the place of a character: the command only says where a line may break. */
    static final char NONE = '\0';

    private static final String ESCAPED = "_%~#&$-/@";
    private static final Map<String, Character> NAMED = Map.ofEntries(Map.entry("sim", '~'),
            Map.entry("textasciitilde", '~'), Map.entry("tilde", '~'), Map.entry("texttildelow", '~'),
            Map.entry("textunderscore", '_'), Map.entry("slash", '/'), Map.entry("textpercent", '%'),
            Map.entry("texthash", '#'), Map.entry("textdollar", '$'), Map.entry("textminus", '-'),
            Map.entry("textendash", '-'), Map.entry("hyphen", '-'), Map.entry("allowbreak", NONE),
            Map.entry("linebreak", NONE), Map.entry("break", NONE), Map.entry("string", NONE),
            Map.entry("urlbreak", NONE), Map.entry("nobreak", NONE), Map.entry("protect", NONE));
    private static final String CHARACTER_CODE = "char";

    /** The command whose backslash stands there, with the braces or the space that it eats; null if it is another one. */
    static @Nullable Command at(String text, int from) {
        if (from >= text.length() || text.charAt(from) != '\\') {
            return null;
        }
        int i = text.startsWith("\\", from + 1) ? from + 2 : from + 1;
        if (i >= text.length()) {
            return null;
        }
        char c = text.charAt(i);
        if (ESCAPED.indexOf(c) >= 0) {
            int end = c == '~' && text.startsWith("{}", i + 1) ? i + 3 : i + 1;
            return new Command(c, end - from);
        }
        return Letters.isLetter(c) ? named(text, from, i) : null;
    }

    private static @Nullable Command named(String text, int from, int name) {
        int end = Math.min(Letters.endOfLetters(text, name), name + 20);
        String word = text.substring(name, end);
        if (word.equals(CHARACTER_CODE)) {
            int digits = Math.min(Letters.endOfDigits(text, end), end + 4);
            int code = digits > end ? Integer.parseInt(text, end, digits, 10) : 0;
            int space = text.startsWith(" ", digits) ? 1 : 0;
            return code > ' ' && code < 0x7F && ESCAPED.indexOf(code) >= 0
                    ? new Command((char) code, digits + space - from)
                    : null;
        }
        Character character = NAMED.get(word);
        if (character == null) {
            return null;
        }
        boolean braces = text.startsWith("{}", end);
        boolean space = end < text.length() && text.charAt(end) == ' ';
        return new Command(character, end + (braces ? 2 : space ? 1 : 0) - from);
    }
}
