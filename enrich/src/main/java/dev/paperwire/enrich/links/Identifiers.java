package dev.paperwire.enrich.links;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises arXiv identifiers and the beginnings of DOIs where they stand in a text without an address around them. */
final class Identifiers {
    /** A word that may stand between "arXiv" and a number. */
    private static final Set<String> BETWEEN = Set.of("preprint", "preprints", "eprint", "print", "e",
            "prints", "id", "no",
            "nr", "number", "identifier", "paper", "abs", "pdf", "submission", "article", "report", "cs",
            "math", "physics");
    private static final Set<String> ARCHIVES = Set.of("acc-phys", "adap-org", "alg-geom", "ao-sci",
            "astro-ph", "atom-ph",
            "bayes-an", "chao-dyn", "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an",
            "gr-qc",
            "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex",
            "nucl-th",
            "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "stat", "supr-con");
    private static final String ARXIV = "arxiv";
    private static final int LONGEST_ARCHIVE = 12;
    private static final int GAP = 24;

    private final String text;

    Identifiers(String text) {
        this.text = text;
    }

    /**
     * An arXiv identifier.
     *
     * @param id without version
     * @param start where it begins, its "arXiv:" included where there is one
     * @param end where it ends, its version included
     */
    record ArXiv(String id, int start, int end) {
        String url() {
            return "https://arxiv.org/abs/" + id;
        }
    }

    /**
     * The identifier whose full stop stands there, as in 2501.01234; null where it is another number.
     *
     * @param floor what stands before is not looked at
     * @param listedFrom where an identifier before this one ends, of which this may be the next in a list; -1 for none
     */
    @Nullable
    ArXiv numbered(int dot, int floor, int listedFrom) {
        int start = dot - 4;
        int end = Letters.endOfDigits(text, dot + 1);
        if (start < floor || Letters.endOfDigits(text, start) != dot
                || (start > 0 && Letters.isDigit(text.charAt(start - 1)))) {
            return null;
        }
        int digits = end - dot - 1;
        int year = number(start);
        int month = number(start + 2);
        boolean dated = month >= 1 && month <= 12 && year >= 7 && digits == (year >= 15 ? 5 : 4);
        if (!dated || isContinued(end)) {
            return null;
        }
        int marker = marker(start, floor);
        boolean listed = listedFrom >= floor && isListed(listedFrom, start);
        return marker < 0 && !listed
                ? null
                : new ArXiv(text.substring(start, end), marker < 0 ? start : marker, pastVersion(end));
    }

    /** The identifier whose solidus stands there, as in hep-th/9901001 or math.GT/0309136; null where it is anything else. */
    @Nullable
    ArXiv named(int solidus, int floor) {
        int end = Letters.endOfDigits(text, solidus + 1);
        if (end != solidus + 8 || isContinued(end)) {
            return null;
        }
        int start = solidus;
        while (start > floor && solidus - start < LONGEST_ARCHIVE
                && isArchiveCharacter(text.charAt(start - 1))) {
            start--;
        }
        int archiveEnd = start;
        while (archiveEnd < solidus && text.charAt(archiveEnd) != '.') {
            archiveEnd++;
        }
        boolean subject = archiveEnd == solidus
                || (solidus - archiveEnd == 3 && Letters.isUpper(text.charAt(solidus - 1)));
        int month = number(solidus + 3);
        if (!subject || month < 1 || month > 12 || !ARCHIVES.contains(text.substring(start, archiveEnd))) {
            return null;
        }
        int marker = marker(start, floor);
        if (marker < 0 && start > 0 && (Letters.isAlphanumeric(text.charAt(start - 1))
                || "/@_".indexOf(text.charAt(start - 1)) >= 0)) {
            return null;
        }
        return new ArXiv(text.substring(start, end), marker < 0 ? start : marker, pastVersion(end));
    }

    /** Where the DOI begins whose first full stop stands there, "10." and its registrant; -1 where it is a number. */
    int doi(int dot, int floor) {
        int start = dot - 2;
        if (start < floor || !text.startsWith("10", start)) {
            return -1;
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        if (Letters.isDigit(before) || before == '.') {
            return -1;
        }
        int end = Letters.endOfDigits(text, dot + 1);
        int registrant = end - dot - 1;
        if (end < text.length() && text.charAt(end) == '.') {
            end = Letters.endOfDigits(text, end + 1);
        }
        return registrant >= 4 && registrant <= 9 && text.startsWith("/", end) ? start : -1;
    }

    /** Where "doi" stands before a DOI, with colon and spaces; the DOI's own place where it does not. */
    int doiMarker(int start, int floor) {
        int i = start;
        while (i > floor && start - i < 4 && " :={".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        boolean marked = i - 3 >= floor && text.regionMatches(true, i - 3, "doi", 0, 3)
                && (i == 3 || !Letters.isLetter(text.charAt(i - 4)));
        return marked ? i - 3 : start;
    }

    /** Where "arXiv" stands before an identifier, with what people write between; -1 where it does not. */
    private int marker(int start, int floor) {
        int i = start;
        int limit = Math.max(floor, start - GAP);
        while (i > limit) {
            char c = text.charAt(i - 1);
            if (Letters.isLetter(c)) {
                int word = i - 1;
                while (word > limit && Letters.isLetter(text.charAt(word - 1))) {
                    word--;
                }
                String found = text.substring(word, i).toLowerCase(Locale.ROOT);
                if (found.equals(ARXIV)) {
                    return word;
                }
                if (!BETWEEN.contains(found)) {
                    return -1;
                }
                i = word;
            } else if (" :;.-/#[({~\\_".indexOf(c) >= 0) {
                i--;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private boolean isListed(int from, int start) {
        if (start - from < 1 || start - from > 8) {
            return false;
        }
        String between = text.substring(from, start);
        return between.replace("and", "")
                .replace("arXiv:", "")
                .chars()
                .allMatch(c -> " ,;/&[]".indexOf(c) >= 0);
    }

    private boolean isContinued(int end) {
        return end < text.length() && (Letters.isLetter(text.charAt(end)) || text.charAt(end) == '_')
                && pastVersion(end) == end;
    }

    private int pastVersion(int end) {
        if (end + 1 < text.length() && (text.charAt(end) == 'v' || text.charAt(end) == 'V')) {
            int digits = Letters.endOfDigits(text, end + 1);
            if (digits > end + 1 && digits < end + 4
                    && (digits == text.length() || !Letters.isLetter(text.charAt(digits)))) {
                return digits;
            }
        }
        return end;
    }

    private int number(int from) {
        return 10 * (text.charAt(from) - '0') + text.charAt(from + 1) - '0';
    }

    private static boolean isArchiveCharacter(char c) {
        return Letters.isLetter(c) || c == '-' || c == '.';
    }
}
