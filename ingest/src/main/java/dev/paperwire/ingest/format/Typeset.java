package dev.paperwire.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The typesetting of titles and names undone: TeX accents, font commands and simple math become plain text, so that
 * {@code Erd\H{o}s and $\ell_1$} reads "Erdős and ℓ₁". Markup that is not TeX, or no longer simple, stays as it is.
 */
final class Typeset {
    private static final int MAX_DEPTH = 40;
    /** Longer texts are no titles; they stay as they are, so that nested groups cost no more than they should. */
    private static final int MAX_LENGTH = 5_000;
    private static final Map<String, String> SYMBOLS = symbols();
    /** Accent commands and the combining character that each puts on a letter. */
    private static final String ACCENTS = "'`^\"~=.Hcvukrdbt";
    private static final String MARKS = "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u030B\u0327\u030C\u0306\u0328\u030A\u0323\u0331\u0361";
    private static final Map<String, Character> MATH_ACCENTS = Map.of("hat", '\u0302', "widehat", '\u0302',
            "tilde",
            '\u0303', "widetilde", '\u0303', "bar", '\u0304', "overline", '\u0305', "dot", '\u0307', "ddot",
            '\u0308',
            "vec", '\u20D7', "check", '\u030C');
    private static final String SCRIPT = "0123456789+-=()nijaeoxhklmpst";
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵃᵉᵒˣʰᵏˡᵐᵖˢᵗ";
    private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢⱼₐₑₒₓₕₖₗₘₚₛₜ";

    private final String text;
    private int at;

    private Typeset(String text) {
        this.text = text;
    }

    /** The text with every run of spaces and line breaks made one space, and none at its ends. */
    static String oneLine(String text) {
        if (isOneLine(text)) {
            int start = text.startsWith(" ") ? 1 : 0;
            int end = text.endsWith(" ") && text.length() > start ? text.length() - 1 : text.length();
            return text.substring(start, end);
        }
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == ' ' ? line.substring(0, end - 1) : line.toString();
    }

    /** Whether the only blanks are single spaces. Nearly all texts are so and are looked at as a whole, abstracts above all. */
    private static boolean isOneLine(String text) {
        // What is not Latin-1 becomes a question mark, which is no blank either.
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        long before = 0;
        int i = 0;
        for (; i + EightBytes.LENGTH <= latin.length; i += EightBytes.LENGTH) {
            EightBytes bytes = EightBytes.at(latin, i);
            long spaces = bytes.spaces();
            if (!bytes.haveOnlySpacesForBlanks() || (spaces & (spaces << 8 | before)) != 0) {
                return false;
            }
            before = spaces >>> 56;
        }
        for (; i < latin.length; i++) {
            char c = (char) (latin[i] & 0xFF);
            if (isBlank(c) && (c != ' ' || before != 0)) {
                return false;
            }
            before = c == ' ' ? 0x80 : 0;
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0';
    }

    /** The text without its typesetting; the same object where there is none. */
    static String plain(String text) {
        for (int i = 0; i < text.length() && text.length() <= MAX_LENGTH; i++) {
            if (isMarkup(text.charAt(i))) {
                String plain = new Typeset(text).group(false, 0);
                return Normalizer.normalize(oneLine(plain), Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static boolean isMarkup(char c) {
        return c >= '{' ? c == '{' || c == '}' || c == '~' : c == '$' || c == '\\' || c == '^';
    }

    /** Reads until the end of the text, or of the group or formula that it is in. */
    private String group(boolean math, int depth) {
        StringBuilder plain = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth > 0 && c == '}') {
                break;
            }
            at++;
            switch (c) {
                case '\\' -> plain.append(command(math, depth));
                case '{' -> plain.append(braced(math, depth));
                case '$' -> plain.append(math ? "" : formula(depth));
                case '~' -> plain.append(math || !isInWord() ? '~' : ' ');
                case '^', '_' -> plain.append(math ? script(c, depth) : String.valueOf(c));
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Whether what was read stands right after a character, as a tie between words does; not so in an address. */
    private boolean isInWord() {
        return at > 1 && text.charAt(at - 2) != '/' && !Character.isWhitespace(text.charAt(at - 2));
    }

    private String braced(boolean math, int depth) {
        int end = closing(at);
        if (end < 0 || depth >= MAX_DEPTH) {
            return "{";
        }
        String content = group(math, depth + 1);
        at = Math.min(text.length(), at + 1);
        return content;
    }

    private int closing(int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A formula; a dollar that opens none, as that of a price, stays. */
    private String formula(int depth) {
        boolean display = at < text.length() && text.charAt(at) == '$';
        int start = display ? at + 1 : at;
        int end = text.indexOf('$', start);
        boolean opens = end > start && depth < MAX_DEPTH && (display || isFormula(start, end));
        if (!opens) {
            return "$";
        }
        String content = new Typeset(text.substring(start, end)).group(true, 0);
        at = display && end + 1 < text.length() && text.charAt(end + 1) == '$' ? end + 2 : end + 1;
        return content.strip();
    }

    private boolean isFormula(int start, int end) {
        boolean price = Character.isDigit(text.charAt(start)) && end + 1 < text.length()
                && Character.isDigit(text.charAt(end + 1));
        boolean spaced = text.charAt(end - 1) == ' ' && text.charAt(start) != ' ';
        return !price && !spaced;
    }

    private String script(char kind, int depth) {
        String content = argument(true, depth).strip();
        String letters = kind == '^' ? SUPERSCRIPT : SUBSCRIPT;
        StringBuilder small = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            int letter = SCRIPT.indexOf(content.charAt(i));
            if (letter < 0) {
                boolean one = content.codePointCount(0, content.length()) == 1;
                return "′*†∘°".contains(content) ? content : kind + (one ? content : "{" + content + "}");
            }
            small.append(letters.charAt(letter));
        }
        return small.toString();
    }

    private String command(boolean math, int depth) {
        if (at >= text.length()) {
            return "\\";
        }
        char first = text.charAt(at);
        int accent = ACCENTS.indexOf(first);
        boolean letter = isLetter(first);
        if (accent >= 0 && !(math && !letter) && (!letter || isAccent())) {
            at++;
            return accented(argument(math, depth), MARKS.charAt(accent));
        }
        if (!letter) {
            at++;
            return switch (first) {
                case ' ', '\\', ';', ':', ',' -> " ";
                case '!', '-', '/', '(', ')', '[', ']' -> "";
                case '|' -> "‖";
                default -> String.valueOf(first);
            };
        }
        return named(name(), math, depth);
    }

    /** Whether the letter after the backslash is a command of its own with an argument: {@code \c c}, {@code \H{o}}. */
    private boolean isAccent() {
        return at + 1 < text.length() && (text.charAt(at + 1) == '{' || text.charAt(at + 1) == ' ');
    }

    private String name() {
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String named(String name, boolean math, int depth) {
        boolean argument = at < text.length() && text.charAt(at) == '{';
        Character accent = MATH_ACCENTS.get(name);
        if (accent != null) {
            return accented(argument(math, depth), accent);
        }
        if (name.endsWith("frac") && argument) {
            return enclosed(argument(math, depth)) + "/" + enclosed(argument(math, depth));
        }
        if (name.equals("sqrt") && argument) {
            return "√" + enclosed(argument(math, depth));
        }
        if (name.equals("href") && argument) {
            String unused = argument(math, depth);
            return argument(math, depth);
        }
        String symbol = SYMBOLS.get(name);
        if (argument && symbol == null) {
            // A font, a box or a command that only its author knows: the words are in the argument.
            return argument(math && !name.startsWith("text"), depth);
        }
        if (!math && at < text.length() && text.charAt(at) == ' ' && symbol != null) {
            // Outside of formulas TeX eats the space after a command: "\o re" is "øre".
            at++;
        }
        return symbol != null ? symbol : name;
    }

    private static String enclosed(String part) {
        return part.codePointCount(0, part.length()) == 1 || part.chars().allMatch(Character::isLetterOrDigit)
                ? part
                : "(" + part + ")";
    }

    /** What a command applies to: a group, another command or one character. */
    private String argument(boolean math, int depth) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '}') {
            return "";
        }
        char c = text.charAt(at);
        if (depth >= MAX_DEPTH) {
            return "";
        }
        at++;
        return switch (c) {
            case '{' -> braced(math, depth);
            case '\\' -> command(math, depth + 1);
            default -> {
                int start = at - 1;
                at = start + Character.charCount(text.codePointAt(start));
                yield text.substring(start, at);
            }
        };
    }

    private static String accented(String base, char mark) {
        if (base.isEmpty()) {
            return "";
        }
        int first = Character.charCount(base.codePointAt(0));
        String letter = switch (base.charAt(0)) {
            case 'ı' -> "i";
            case 'ȷ' -> "j";
            default -> base.substring(0, first);
        };
        return letter + mark + base.substring(first);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static Map<String, String> symbols() {
        Properties symbols = new Properties();
        try (InputStream in = Typeset.class.getResourceAsStream("typeset.properties");
                Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            symbols.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> byName = new TreeMap<>();
        symbols.stringPropertyNames().forEach(name -> byName.put(name, symbols.getProperty(name)));
        return Map.copyOf(byName);
    }
}
