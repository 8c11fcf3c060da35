package dev.paperwire.enrich.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What remains of a title when everything is taken off that differs from site to site: capitals, accents, typesetting,
 * Unicode forms, punctuation and white space. Titles of one paper have one fingerprint.
 */
final class TitleFingerprint {
    private static final Pattern ACCENTS = Pattern
            .compile("[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF]+");
    /** Titles that many papers have and that tell nothing about any of them. */
    private static final Set<String> GENERIC = Set.of("abstract", "acknowledgements", "acknowledgments",
            "addendum",
            "bookreview", "comment", "conclusion", "conclusions", "contents", "correction", "corrigendum",
            "discussion", "editorial", "errata", "erratum", "foreword", "frontmatter", "guesteditorial",
            "introduction",
            "note", "obituary", "overview", "preface", "proceedings", "reply", "response", "review",
            "summary",
            "tableofcontents", "title", "untitled");
    /** Letters that have no decomposition in Unicode but a spelling without their stroke or ligature. */
    private static final String FROM = "øłđðıħŧ";
    private static final String TO = "olddiht";

    private TitleFingerprint() {}

    static String of(String title) {
        String plain = LatexText.plain(title.replace("&amp;", "&"));
        String fingerprint = folded(plain);
        return fingerprint.isEmpty() ? bare(title) : fingerprint;
    }

    static boolean isGeneric(String fingerprint) {
        return GENERIC.contains(fingerprint);
    }

    /** For titles of punctuation alone. */
    private static String bare(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String folded(String plain) {
        // Upper case first: it brings ß to SS and both small sigmas to one capital.
        String oneCase = Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String letters = ACCENTS.matcher(Normalizer.normalize(oneCase, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder kept = new StringBuilder(letters.length());
        for (int i = 0, c; i < letters.length(); i += Character.charCount(c)) {
            c = letters.codePointAt(i);
            if (isKept(letters, i, c)) {
                append(kept, c);
            }
        }
        int end = kept.length();
        while (end > 0 && kept.charAt(end - 1) == '*') { // a mark of a footnote
            end--;
        }
        return kept.substring(0, end);
    }

    private static boolean isKept(String text, int index, int c) {
        return switch (c) {
            case '&', '+', '#', '*' -> true;
            case '.' -> digitAt(text, index - 1) && digitAt(text, index + 1);
            case '=', '<', '>', '|', '~', '^', '\u2212' -> false;
            default -> Character.isLetterOrDigit(c) || switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK,
                        Character.MATH_SYMBOL, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
                default -> false;
            };
        };
    }

    private static boolean digitAt(String text, int index) {
        return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
    }

    private static void append(StringBuilder kept, int c) {
        int replaced = c < 0x10000 ? FROM.indexOf(c) : -1;
        switch (c) {
            case '&' -> kept.append("and");
            case 'æ' -> kept.append("ae");
            case 'œ' -> kept.append("oe");
            case 'þ' -> kept.append("th");
            case 'ς' -> kept.append('σ');
            case '×' -> kept.append('x');
            default -> kept.appendCodePoint(replaced < 0 ? c : TO.charAt(replaced));
        }
    }
}
