package dev.paperwire.enrich.links;

import dev.paperwire.listing.Listing;
import java.util.Arrays;

/**
 * Reads one address as a person would: undoes its typesetting, crosses the breaks that a line or a stray space made in
 * it, and stops where the sentence goes on. Looks at no character of the text more than a fixed number of times.
 */
final class AddressReader {
    /** Text that stops abruptly, so that what was read is not the whole address. */
    private static final String[] ELLIPSES = {"...", "\u2026", "[...]", "[\u2026]", "\\ldots", "\\dots"};
    private static final int SICI = 40;

    private final String text;
    private final Breaks breaks;
    private final StringBuilder read = new StringBuilder();
    private int[] ends = new int[80];
    private int at;
    private int braces;
    private int parentheses;
    private int angles;
    private int brackets;
    private boolean inHost;
    private boolean inDoi;
    private boolean inMath;
    private boolean inQuery;
    private boolean inArchive;

    AddressReader(String text, LinkRules rules) {
        this.text = text;
        this.breaks = new Breaks(text, rules);
    }

    /**
     * What was read.
     *
     * @param written the address without scheme and typesetting; empty where there is none or only the beginning of one
     * @param end where it ends in the text
     * @param stop where reading stopped, at or after the end
     */
    record Reading(String written, int end, int stop) {}

    /** Reads from the host on, where the address begins before it with a scheme or does not. */
    Reading host(int start, int from) {
        return run(start, from, true);
    }

    /** Reads a DOI, from its {@code 10.} on. */
    Reading doi(int from) {
        return run(from, from, false);
    }

    private Reading run(int start, int from, boolean host) {
        read.setLength(0);
        at = from;
        braces = 0;
        parentheses = 0;
        angles = 0;
        brackets = 0;
        inHost = host;
        inDoi = !host;
        inMath = false;
        inQuery = false;
        inArchive = false;
        breaks.begin(from);
        boolean goesOn = true;
        while (goesOn && at < text.length() && read.length() <= Listing.MAX_URL) {
            goesOn = step();
        }
        boolean whole = !isCutShort();
        int length = whole ? Tail.lengthWithout(read, start > 0 && text.charAt(start - 1) == '_') : 0;
        if (length == 0) {
            return new Reading("", from, at);
        }
        int end = ends[length - 1];
        while (Letters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Reading(read.substring(0, length), end, at);
    }

    private boolean isCutShort() {
        for (String ellipsis : ELLIPSES) {
            if (text.startsWith(ellipsis, at)) {
                return true;
            }
        }
        return endsWith("...");
    }

    private boolean endsWith(String suffix) {
        int from = read.length() - suffix.length();
        return from >= 0 && read.indexOf(suffix, from) == from;
    }

    /** Takes the next character, or more where they stand for one; false where the address is over. */
    private boolean step() {
        char raw = text.charAt(at);
        char c = Lookalikes.plain(raw);
        if (Letters.isAlphanumeric(c)) {
            return !(c == 'h' && breaks.isAnotherAddress(at, read, inArchive)) && take(c, 1);
        }
        if (c >= 0x7F) {
            return foreign();
        }
        return switch (c) {
            case Lookalikes.NOTHING -> raw != c && skip(1);
            case ' ', '\t', '\n', '\r' -> space();
            case '\\' -> command();
            case '{' -> open();
            case '}' -> braces-- > 0 && skip(1);
            case '$' -> math();
            case '^' -> inMath && skip(1);
            case '<', '>' -> angle(c);
            case '[', ']' -> bracket(c);
            case '(' -> {
                parentheses++;
                yield !inHost && take(c, 1);
            }
            case ')' -> parentheses-- > 0 && take(c, 1);
            case '\'' -> !inHost && breaks.isApostrophe(at) && take(c, 1);
            case '&' -> ampersand();
            case ',', ';' -> !inHost && !breaks.isSentence(at, inQuery, inDoi) && take(c, 1);
            case '.' -> !breaks.isNextSentence(at, inHost) && take(c, 1);
            case '/', '?', '#' -> path(c);
            case ':' -> (!inHost || breaks.isPortOrPassword(at)) && take(c, 1);
            case '-', '_', '@' -> take(c, 1);
            case '!', '*', '+', '=', '%', '~' -> !inHost && take(c, 1);
            default -> false;
        };
    }

    private boolean take(char c, int units) {
        if (read.length() == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[read.length()] = at + units;
        read.append(c);
        at += units;
        return true;
    }

    private boolean skip(int units) {
        at += units;
        return true;
    }

    private boolean path(char c) {
        if (inHost) {
            inHost = false;
            inDoi = endsWith("doi.org") && text.startsWith("/10.", at);
            inArchive = endsWith("web.archive.org");
        }
        inQuery |= c == '?';
        return take(c, 1);
    }

    private boolean space() {
        int next = Letters.pastSpace(text, at, Breaks.WIDEST);
        if (next == text.length() || !breaks.isCrossed(at, next, read, inHost)) {
            return false;
        }
        at = next;
        return true;
    }

    /** A TeX command for one character of the address, or for a place where a line may break. */
    private boolean command() {
        Command command = Command.at(text, at);
        if (command == null) {
            return false;
        }
        if (command.character() == Command.NONE) {
            return skip(command.length());
        }
        if (command.character() == '/') {
            path('/');
            at += command.length() - 1;
            return true;
        }
        return command.character() == '$'
                ? encoded("%24", command.length())
                : take(command.character(), command.length());
    }

    /** Takes a character that is safer, or would be read otherwise, in its encoded form. */
    private boolean encoded(String form, int units) {
        at += units;
        for (int i = 0; i < form.length(); i++) {
            take(form.charAt(i), 0);
        }
        return true;
    }

    /** A group that holds nothing but one character of the address, as in <code>{\_}</code>. */
    private boolean open() {
        if (text.startsWith("{}", at)) {
            return skip(2);
        }
        boolean single = at + 2 < text.length() && text.charAt(at + 2) == '}'
                && "_-~%#&".indexOf(text.charAt(at + 1)) >= 0;
        boolean command = at + 1 < text.length() && text.charAt(at + 1) == '\\'
                && Command.at(text, at + 1) != null;
        if (!single && !command) {
            return false;
        }
        braces++;
        return skip(1);
    }

    /** One character set as mathematics: {@code $\sim$}, {@code $_$}; or a stray sign before a dot. */
    private boolean math() {
        if (inMath) {
            inMath = false;
            return skip(1);
        }
        boolean sign = at + 2 < text.length() && text.charAt(at + 2) == '$'
                && "_-~.:/".indexOf(text.charAt(at + 1)) >= 0;
        Command command = at + 1 < text.length()
                ? Command.at(text, at + (text.charAt(at + 1) == '^' ? 2 : 1))
                : null;
        if (sign || command != null) {
            inMath = true;
            return skip(1);
        }
        boolean stray = at + 2 < text.length() && text.charAt(at + 1) == '.'
                && Letters.isLower(text.charAt(at + 2));
        return stray && skip(1);
    }

    /** An angle bracket is part of an address only in the old DOIs made of SICIs, and is written with care there. */
    private boolean angle(char c) {
        boolean opens = c == '<';
        if (!inDoi || (opens ? !breaks.isEnclosed(at, '>', SICI) : angles-- <= 0)) {
            return false;
        }
        angles += opens ? 1 : 0;
        return encoded(opens ? "%3C" : "%3E", 1);
    }

    private boolean bracket(char c) {
        if (inHost || !(inDoi || inQuery)) {
            return false;
        }
        if (c == ']') {
            return brackets-- > 0 && take(c, 1);
        }
        brackets++;
        return breaks.isEnclosed(at, ']', SICI) && take(c, 1);
    }

    /** A character that HTML writes by name; any but the ampersand itself ends an address. */
    private boolean ampersand() {
        if (text.startsWith("&amp;", at)) {
            return !inHost && take('&', 5);
        }
        int name = at + 1;
        while (name < text.length() && name - at < 9
                && (Letters.isAlphanumeric(text.charAt(name)) || text.charAt(name) == '#')) {
            name++;
        }
        if (name > at + 1 && text.startsWith(";", name)) {
            return false;
        }
        return !inHost && take('&', 1);
    }

    /** A character beyond ASCII: letters of all scripts may stand in an address, punctuation does not. */
    private boolean foreign() {
        int codePoint = text.codePointAt(at);
        String spelled = Lookalikes.spelled(codePoint);
        if (!spelled.isEmpty()) {
            return encoded(spelled, Character.charCount(codePoint));
        }
        if (codePoint == 0x2013) {
            return breaks.isInsideWord(at) && take('-', 1);
        }
        boolean letter = Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
        if (!letter || (Breaks.isUnspaced(codePoint) && !breaks.mayTurnUnspaced(read))) {
            return false;
        }
        for (int i = Character.charCount(codePoint); i > 0; i--) {
            take(text.charAt(at), 1);
        }
        return true;
    }
}
