package dev.paperwire.enrich.links;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells where an address goes on behind a break, and where a sentence goes on without one. */
final class Breaks {
    /** The widest gap in an address, in characters of white space. */
    static final int WIDEST = 4;

    /** How far ahead the word behind a gap is looked at. */
    private static final int AHEAD = 200;
    private static final int BRACED = 400;
    /** The most gaps in one address. */
    private static final int GAPS = 8;
    /** "https" and its colon and solidi, with spaces between. */
    private static final int LONGEST_SCHEME = 12;
    private static final List<String> COMMANDS = List.of("\\url{", "\\href{", "\\path{", "\\nolinkurl{",
            "\\hyperlink{");
    private static final Set<String> FUNCTION_WORDS = Set.of("a", "an", "and", "are", "as", "at", "by", "can",
            "code", "for",
            "from", "has", "in", "is", "on", "or", "that", "the", "this", "to", "under", "was", "we", "where",
            "which",
            "while", "will", "with");

    private final String text;
    private final LinkRules rules;
    private int braceEnd;
    private int crossed;

    Breaks(String text, LinkRules rules) {
        this.text = text;
        this.rules = rules;
    }

    /** To be called where an address begins: looks whether it fills the argument of a command for addresses. */
    void begin(int from) {
        braceEnd = -1;
        crossed = 0;
        int brace = from - 1;
        while (brace >= 0 && from - brace <= LONGEST_SCHEME && text.charAt(brace) != '{') {
            brace--;
        }
        if (brace < 0 || !isCommand(brace)) {
            return;
        }
        int limit = Math.min(text.length(), from + BRACED);
        for (int i = from; i < limit && text.charAt(i) != '{'; i++) {
            if (text.charAt(i) == '}') {
                braceEnd = i;
                return;
            }
        }
    }

    private boolean isCommand(int brace) {
        for (String command : COMMANDS) {
            if (text.startsWith(command, brace + 1 - command.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the address goes on behind the white space between the two places. */
    boolean isCrossed(int space, int next, StringBuilder read, boolean inHost) {
        if (++crossed > GAPS) {
            return false;
        }
        char first = Lookalikes.plain(text.charAt(next));
        if (next < braceEnd) {
            return !isScheme(next);
        }
        int end = endOfWord(next);
        if (read.isEmpty()) {
            return Letters.isAlphanumeric(first) && text.substring(next, end).indexOf('.') > 0;
        }
        char last = read.charAt(read.length() - 1);
        if (inHost) {
            return switch (last) {
                case '.' -> isRestOfHost(next, end);
                case '-' -> Letters.isAlphanumeric(first) && text.substring(next, end).indexOf('.') > 0;
                default -> first == '.' && isRestOfHost(next + 1, end);
            };
        }
        return switch (last) {
            case '-', '_', '=', '&' ->
                Letters.isAlphanumeric(first) && !isFunctionWord(next) && !isScheme(next);
            case '/' -> isRestOfPath(next, end, read);
            default -> Letters.isAlphanumeric(last) && (first == '_' || text.startsWith("\\_", next))
                    && space + 1 == next;
        };
    }

    /** "com/owner/name" and the like: labels in lower case, the last a top-level domain, then a path. */
    private boolean isRestOfHost(int from, int end) {
        int label = from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                label = i + 1;
            } else if (c == '/') {
                return rules.isTopLevel(text.substring(label, i));
            } else if (!(Letters.isLower(c) || Letters.isDigit(c) || c == '-')) {
                return false;
            }
        }
        return false;
    }

    /** The parts that the host's addresses need and that are still missing; or a path that says so by its last solidus. */
    private boolean isRestOfPath(int next, int end, StringBuilder read) {
        if (!Letters.isAlphanumeric(text.charAt(next))) {
            return false;
        }
        String word = text.substring(next, endOfName(text, next, end));
        Address address = Address.of("https://" + read);
        int missing = address == null ? 0 : rules.missing(address);
        if (missing >= 2) {
            return word.indexOf('/') > 0;
        }
        return missing == 1
                ? isName(word)
                : word.endsWith("/") && word.indexOf('-') > 0 && word.indexOf(':') < 0;
    }

    /** Whether it is a name that someone made up rather than a word: it has a digit, a mark or a capital inside. */
    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '-' || c == '_' || Letters.isDigit(c) || (i > 0 && Letters.isUpper(c))) {
                return true;
            }
        }
        return false;
    }

    private int endOfWord(int from) {
        int limit = Math.min(text.length(), from + AHEAD);
        int i = from;
        while (i < limit && text.charAt(i) > ' ' && "{}<>\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static int endOfName(String text, int from, int end) {
        int i = end;
        while (i > from && ".,;:)]".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private boolean isFunctionWord(int from) {
        int end = Letters.endOfLetters(text, from);
        boolean ends = end == text.length() || text.charAt(end) <= ' ';
        return ends && end - from < 6 && FUNCTION_WORDS.contains(text.substring(from, end));
    }

    private boolean isScheme(int from) {
        return text.startsWith("http", from)
                && (text.startsWith("://", from + 4) || text.startsWith("s:", from + 4));
    }

    /** Whether a second address begins here, glued to the one read so far; not where the first one carries the second. */
    boolean isAnotherAddress(int from, StringBuilder read, boolean archived) {
        if (!isScheme(from)) {
            return false;
        }
        char last = read.isEmpty() ? ' ' : read.charAt(read.length() - 1);
        return !(last == '=' || (last == '/' && archived));
    }

    boolean isInsideWord(int from) {
        return from + 1 < text.length() && Letters.isAlphanumeric(text.charAt(from + 1));
    }

    /** Whether the quotation mark here is part of the address: something follows, and more than a genitive. */
    boolean isApostrophe(int from) {
        boolean alone = from + 2 >= text.length()
                || ("_-/".indexOf(text.charAt(from + 2)) < 0 && !isInsideWord(from + 1));
        boolean genitive = text.startsWith("s", from + 1) && alone;
        return isInsideWord(from) && !genitive;
    }

    /** Whether a comma or semicolon ends the address although no space follows it: "…/name,establishing a bound". */
    boolean isSentence(int from, boolean inQuery, boolean inDoi) {
        if (inDoi && (text.startsWith("10.", from + 1) || text.startsWith("doi", from + 1))) {
            return true;
        }
        int end = Letters.endOfLetters(text, from + 1);
        return end - from > 3 && !inQuery && isWordEnd(end);
    }

    /** Whether a full stop ends the address although no space follows it: "…/name.Published in". */
    boolean isNextSentence(int from, boolean inHost) {
        int word = from + 1;
        int end = Letters.endOfLetters(text, word);
        if (end - word < 2 || !Letters.isUpper(text.charAt(word)) || !isWordEnd(end)) {
            return false;
        }
        for (int i = word + 1; i < end; i++) {
            if (!Letters.isLower(text.charAt(i))) {
                return false;
            }
        }
        return !(inHost || end - word == 3) || !rules.isTopLevel(text.substring(word, end));
    }

    private boolean isWordEnd(int end) {
        if (end >= text.length()) {
            return false;
        }
        char c = text.charAt(end);
        return Letters.isSpace(c) || (c == ':' && end + 1 < text.length()
                && (Letters.isSpace(text.charAt(end + 1)) || isScheme(end + 1)));
    }

    /** Whether the colon behind a host is followed by a port, or belongs to a name and password. */
    boolean isPortOrPassword(int from) {
        if (from + 1 < text.length() && Letters.isDigit(text.charAt(from + 1))) {
            return true;
        }
        int limit = Math.min(text.length(), from + AHEAD);
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            if (!(Letters.isAlphanumeric(c) || "-._%!+".indexOf(c) >= 0)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the bracket here closes soon, with a digit behind it and nothing inside that a DOI could not hold. */
    boolean isEnclosed(int from, char close, int within) {
        int limit = Math.min(text.length(), from + within);
        boolean named = false;
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == close) {
                return named;
            }
            if (c <= ' ' || "<>[]\"{}".indexOf(c) >= 0) {
                return false;
            }
            named |= c == ':' || (close == ']' && !Letters.isDigit(c) && c != ',');
        }
        return false;
    }

    /** Whether its script writes words without spaces between, so that a sentence may follow an address at once. */
    static boolean isUnspaced(int codePoint) {
        Character.@Nullable UnicodeScript script = codePoint < 0x0E00
                ? null
                : Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.THAI;
    }

    /** Whether a part in such a script may begin here: at the beginning of a part, or within one. */
    boolean mayTurnUnspaced(StringBuilder read) {
        if (read.isEmpty()) {
            return true;
        }
        char last = read.charAt(read.length() - 1);
        return last >= 0x80 || "/=.-_".indexOf(last) >= 0;
    }
}
