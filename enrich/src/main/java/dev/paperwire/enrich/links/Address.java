package dev.paperwire.enrich.links;

import dev.paperwire.listing.Listing;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A web address that is safe to show: http or https, a public host in ASCII, no credentials, nothing that could end an
 * attribute or a tag.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority the host in the case of the text, and the port where there is one
 * @param host the host in lower case
 * @param tail path, query and fragment as the text has them
 */
record Address(String scheme, String authority, String host, String tail) {
    private static final String DOI_HOST = "doi.org";

    /** The address without its typesetting, given whole; null where no one can open it. */
    static @Nullable Address of(String written) {
        int colon = written.indexOf("://");
        if (colon < 0 || written.length() > Listing.MAX_URL) {
            return null;
        }
        String scheme = written.substring(0, colon).toLowerCase(Locale.ROOT);
        int from = colon + 3;
        int end = endOfAuthority(written, from);
        String authority = written.substring(from, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        String tail = written.substring(end);
        if (!(scheme.equals("http") || scheme.equals("https")) || !isShowable(tail)) {
            return null;
        }
        int port = authority.indexOf(':');
        String name = port < 0 ? authority : authority.substring(0, port);
        String ascii = ascii(name);
        if (ascii == null || (port >= 0 && !isPort(authority, port + 1))) {
            return null;
        }
        String host = ascii.toLowerCase(Locale.ROOT);
        String shown = ascii.equals(name) ? authority : ascii + (port < 0 ? "" : authority.substring(port));
        return resolved(new Address(scheme, shown, host, tail));
    }

    String url() {
        return scheme + "://" + authority + tail;
    }

    /** The host without the {@code www.} that says nothing. */
    String site() {
        return host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
    }

    /** The parts of the path between its solidi, those that are empty left out. */
    List<String> segments() {
        List<String> segments = new ArrayList<>();
        int end = endOfPath();
        int from = 0;
        while (from < end) {
            int to = tail.indexOf('/', from);
            to = to < 0 || to > end ? end : to;
            if (to > from) {
                segments.add(tail.substring(from, to));
            }
            from = to + 1;
        }
        return segments;
    }

    /** Whether a query or a fragment follows the path. */
    boolean hasMore() {
        return endOfPath() < tail.length();
    }

    /** The value of a query's parameter as it stands there, to the end of the query; null where there is none. */
    @Nullable
    String parameter(String name) {
        int at = tail.indexOf('?');
        while (at >= 0) {
            if (tail.startsWith(name, at + 1) && tail.startsWith("=", at + 1 + name.length())) {
                int from = at + 2 + name.length();
                int end = tail.indexOf('&', from);
                return tail.substring(from, end < 0 ? tail.length() : end);
            }
            at = tail.indexOf('&', at + 1);
        }
        return null;
    }

    private int endOfPath() {
        for (int i = 0; i < tail.length(); i++) {
            if (tail.charAt(i) == '?' || tail.charAt(i) == '#') {
                return i;
            }
        }
        return tail.length();
    }

    /** An address of the DOI resolver, under any of its names, in the one form that its owner asks for. */
    private static Address resolved(Address address) {
        if (!(address.host.equals("dx.doi.org") || address.site().equals(DOI_HOST))) {
            return address;
        }
        String tail = address.tail;
        if (tail.regionMatches(true, 1, "doi:", 0, 4)) {
            tail = "/" + tail.substring(5);
        }
        return new Address("https", DOI_HOST, DOI_HOST, tail);
    }

    private static int endOfAuthority(String address, int from) {
        for (int i = from; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == '\\') {
                return i;
            }
        }
        return address.length();
    }

    private static boolean isShowable(String tail) {
        for (int i = 0; i < tail.length(); i++) {
            char c = tail.charAt(i);
            if (c <= ' ' || (c >= 0x7F && c < 0xA0) || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String authority, int from) {
        int length = authority.length() - from;
        return length >= 1 && length <= 5 && Letters.endOfDigits(authority, from) == authority.length()
                && Integer.parseInt(authority, from, authority.length(), 10) <= 65_535;
    }

    /** The host's name in ASCII, in punycode where it has other letters: what looks like another name shows itself. */
    private static @Nullable String ascii(String name) {
        String ascii = name;
        if (!name.chars().allMatch(c -> c < 0x80)) {
            try {
                ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException unfit) {
                return null;
            }
        }
        return isPublic(ascii) ? ascii : null;
    }

    /** Whether it has at least two labels of the right form and ends in a top-level domain, or is an IPv4 address. */
    private static boolean isPublic(String host) {
        int labels = 0;
        int numbers = 0;
        int from = 0;
        String last = "";
        if (host.length() > 253) {
            return false;
        }
        while (from <= host.length()) {
            int to = host.indexOf('.', from);
            to = to < 0 ? host.length() : to;
            last = host.substring(from, to);
            if (!isLabel(last)) {
                return false;
            }
            labels++;
            numbers += isByte(last) ? 1 : 0;
            from = to + 1;
        }
        if (Letters.isDigit(last.charAt(0))) {
            return labels == 4 && numbers == 4;
        }
        return labels >= 2 && last.length() >= 2
                && (Letters.endOfLetters(last, 0) == last.length() || isPunycode(last));
    }

    private static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
            return false;
        }
        return label.chars().allMatch(c -> Letters.isAlphanumeric(c) || c == '-' || c == '_');
    }

    private static boolean isPunycode(String label) {
        return label.regionMatches(true, 0, "xn--", 0, 4);
    }

    private static boolean isByte(String label) {
        return label.length() <= 3 && Letters.endOfDigits(label, 0) == label.length()
                && Integer.parseInt(label) <= 255;
    }
}
