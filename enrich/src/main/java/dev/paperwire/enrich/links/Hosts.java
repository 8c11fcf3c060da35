package dev.paperwire.enrich.links;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises where an address begins: its scheme however it is broken, or a host that needs none to be known as one. */
final class Hosts {
    private static final int LONGEST = 253;
    private static final Set<String> CUES = Set.of("at", "page:", "website:", "webpage:", "homepage:",
            "site:", "visit",
            "url:", "link:", "demo:", "via", "see", "page", "website");

    private final String text;
    private final LinkRules rules;
    /** Where the last run of host characters ended that was no host. */
    private int refusedTo;

    Hosts(String text, LinkRules rules) {
        this.text = text;
        this.rules = rules;
    }

    /**
     * A host without scheme, or with one that lacks its solidi.
     *
     * @param scheme the scheme to read it with
     * @param start where the address begins
     * @param from where the host begins
     */
    record Bare(String scheme, int start, int from) {}

    String scheme(int start) {
        boolean secure = start + 4 < text.length() && lower(start + 4) == 's';
        return secure ? "https://" : "http://";
    }

    /** Where the scheme begins whose first solidus stands there; -1 where there is none. */
    int schemeBefore(int solidus, int floor) {
        int i = solidus;
        if (i > floor && text.charAt(i - 1) == '\\') {
            i--;
        }
        i = beforeSpace(i, floor);
        boolean colon = i > floor && Lookalikes.plain(text.charAt(i - 1)) == ':';
        if (!colon && (i < solidus || !text.startsWith("//", solidus))) {
            return -1;
        }
        return schemeEndingAt(colon ? beforeSpace(i - 1, floor) : i, floor);
    }

    private int schemeEndingAt(int end, int floor) {
        int i = end;
        if (i > floor && lower(i - 1) == 's') {
            i--;
        }
        boolean scheme = i - 4 >= floor && lower(i - 1) == 'p' && lower(i - 2) == 't' && lower(i - 3) == 't'
                && lower(i - 4) == 'h';
        return scheme ? i - 4 : -1;
    }

    /** Where the host begins behind the solidi of a scheme; -1 where a lone one is followed by nothing. */
    int pastSolidi(int solidus) {
        int i = solidus;
        int count = 0;
        while (i < text.length() && count < 8) {
            char c = Lookalikes.plain(text.charAt(i));
            if (c == '/' || c == '\\') {
                count += c == '/' ? 1 : 0;
                i++;
                continue;
            }
            int next = Letters.pastSpace(text, i, 2);
            if (next == i || next == text.length() || text.charAt(next) != '/') {
                break;
            }
            i = next;
        }
        return count > 1 || (i < text.length() && Letters.isAlphanumeric(text.charAt(i))) ? i : -1;
    }

    private int beforeSpace(int from, int floor) {
        int i = from;
        while (i > floor && from - i < 2 && Letters.isSpace(Lookalikes.plain(text.charAt(i - 1)))) {
            i--;
        }
        return i;
    }

    private int lower(int at) {
        char c = Lookalikes.plain(text.charAt(at));
        return Letters.isUpper(c) ? c + 'a' - 'A' : c;
    }

    /** The host around the full stop that stands there; null where it is an abbreviation, a file, a category or prose. */
    @Nullable
    Bare bare(int dot, int floor) {
        if (dot < refusedTo) {
            return null;
        }
        int start = dot;
        int limit = Math.max(floor, dot - 63);
        while (start > limit && isHostCharacter(text.charAt(start - 1))) {
            start--;
        }
        int end = dot;
        int last = -1;
        while (end < text.length() && end - start < LONGEST
                && (isHostCharacter(text.charAt(end)) || text.charAt(end) == '.')) {
            last = text.charAt(end) == '.' ? end : last;
            end++;
        }
        if (last == end - 1) {
            end = isBroken(start, end) ? end + 4 : end - 1;
        }
        refusedTo = end;
        if (start == dot || end <= dot || (start > floor && !mayStandBefore(text.charAt(start - 1)))
                || (start == limit && start > floor)) {
            return null;
        }
        int scheme = start > floor && text.charAt(start - 1) == ':' ? schemeEndingAt(start - 1, floor) : -1;
        String host = text.substring(start, end).replace(" ", "");
        if (!isHost(host, start, end, floor, scheme >= 0)) {
            return null;
        }
        return scheme < 0 ? new Bare("https://", start, start) : new Bare(scheme(scheme), scheme, start);
    }

    /** "github. com/": the reader of addresses puts it together. */
    private boolean isBroken(int start, int end) {
        return text.startsWith(" com/", end) && rules.isKnown(text.substring(start, end) + "com");
    }

    private boolean isHost(String host, int start, int end, int floor, boolean hasScheme) {
        char after = end < text.length() ? text.charAt(end) : ' ';
        int tld = host.lastIndexOf('.');
        if (tld <= 0 || after == '@' || host.startsWith(".") || host.contains("..")) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String site = lower.startsWith("www.") ? lower.substring(4) : lower;
        int solidus = after == ':' ? Letters.endOfDigits(text, end + 1) : end;
        boolean path = text.startsWith("/", solidus) && solidus + 1 < text.length()
                && isPathStart(text.charAt(solidus + 1));
        String top = host.substring(tld + 1);
        if (site.indexOf('.') > 0 && rules.isKnown(site)) {
            return path || hasScheme || rules.isSubdomainOfKnown(site);
        }
        if (lower.startsWith("www.") || hasScheme) {
            return site.indexOf('.') > 0 && rules.isTopLevel(top);
        }
        boolean threeLabels = host.indexOf('.') < tld;
        if (path) {
            return hasName(host, tld)
                    && (threeLabels ? isLower(top) && rules.isTopLevel(top) : rules.isClearlyTopLevel(top));
        }
        return isLower(host) && rules.isClearlyTopLevel(top) && hasName(host, tld) && after != '('
                && after != '='
                && (threeLabels ? longLabels(host) : isAnnounced(start, floor));
    }

    private static boolean isPathStart(char c) {
        return Letters.isAlphanumeric(c) || c == '~' || c == '_' || c == '\\' || c == '#' || c == '?'
                || c == '@' || c >= 0x80;
    }

    /** Whether the label below the top-level domain is a name: two characters, one of them a letter. */
    private static boolean hasName(String host, int tld) {
        int from = host.lastIndexOf('.', tld - 1) + 1;
        return tld - from >= 2 && host.chars().skip(from).limit(tld - from).anyMatch(Letters::isLetter);
    }

    private static boolean longLabels(String host) {
        int from = 0;
        for (int to = host.indexOf('.'); to >= 0; to = host.indexOf('.', from)) {
            if (to - from < 2) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    /** Whether the word before says that an address follows. */
    private boolean isAnnounced(int start, int floor) {
        int end = beforeSpace(start, floor);
        int from = end;
        while (from > floor && end - from < 10 && text.charAt(from - 1) > ' ') {
            from--;
        }
        return CUES.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isLower(String host) {
        return host.chars().noneMatch(Letters::isUpper);
    }

    private static boolean mayStandBefore(char c) {
        return c <= ' ' || "([{<>\"':;,|~}!*".indexOf(c) >= 0 || (c >= 0x80 && !Character.isLetterOrDigit(c));
    }

    private static boolean isHostCharacter(char c) {
        return Letters.isAlphanumeric(c) || c == '-' || c == '_';
    }
}
