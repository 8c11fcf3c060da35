package dev.paperwire.enrich.links;

import dev.paperwire.listing.Listing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses and identifiers of one text. Every one of them holds a full stop or a solidus, so these alone are
 * looked for, and what stands around them decides. Nothing that was read once is read again, but for a bounded look
 * back and ahead: the work grows linearly with the text, whatever it holds.
 */
final class Finder {
    private static final int NONE = Integer.MAX_VALUE;
    /** From so many characters on, a DOI's suffix of digits is told from a ratio of numbers. */
    private static final int UNMISTAKABLE = 8;
    /** How often what was read is read again before it is given up. */
    private static final int REREADINGS = 3;

    private final String text;
    private final LinkRules rules;
    private final int rereadings;
    private final AddressReader reader;
    private final Identifiers identifiers;
    private final Hosts hosts;
    private final Labels labels;
    private final List<Found> found = new ArrayList<>();
    /** What stands before it belongs to something found or refused already. */
    private int floor;
    private int listedFrom = -1;

    private Finder(String text, LinkRules rules, int rereadings) {
        this.rereadings = rereadings;
        this.text = text;
        this.rules = rules;
        this.reader = new AddressReader(text, rules);
        this.identifiers = new Identifiers(text);
        this.hosts = new Hosts(text, rules);
        this.labels = new Labels(text);
    }

    static List<Found> find(String text, LinkRules rules) {
        return find(text, rules, REREADINGS);
    }

    private static List<Found> find(String text, LinkRules rules, int rereadings) {
        String announced = Lookalikes.announced(text);
        int dot = announced.indexOf('.');
        int solidus = announced.indexOf('/');
        return dot < 0 && solidus < 0
                ? List.of()
                : new Finder(announced, rules, rereadings).run(dot, solidus);
    }

    private List<Found> run(int firstDot, int firstSolidus) {
        int dot = firstDot < 0 ? NONE : firstDot;
        int solidus = firstSolidus < 0 ? NONE : firstSolidus;
        while (dot != NONE || solidus != NONE) {
            int next = dot < solidus ? dot(dot) : solidus(solidus);
            dot = dot < next ? next('.', next) : dot;
            solidus = solidus < next ? next('/', next) : solidus;
        }
        return found;
    }

    private int next(char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 ? NONE : at;
    }

    /** Looks at a full stop; says from where to go on. */
    private int dot(int dot) {
        if (dot + 1 == text.length() || dot == 0) {
            return dot + 1;
        }
        char after = text.charAt(dot + 1);
        if (Letters.isDigit(after) && Letters.isDigit(text.charAt(dot - 1))) {
            int next = number(dot);
            return next > dot ? next : bare(dot);
        }
        return after == ' ' && !text.startsWith("com/", dot + 2) ? dot + 1 : bare(dot);
    }

    private int number(int dot) {
        Identifiers.ArXiv arXiv = identifiers.numbered(dot, floor, listedFrom);
        if (arXiv != null) {
            return accept(arXiv);
        }
        int start = identifiers.doi(dot, floor);
        if (start < 0) {
            return dot;
        }
        int marker = identifiers.doiMarker(start, floor);
        boolean within = start > 0 && (Letters.isAlphanumeric(text.charAt(start - 1))
                || "/_-=%".indexOf(text.charAt(start - 1)) >= 0);
        if (within && marker == start) {
            return dot;
        }
        AddressReader.Reading reading = reader.doi(start);
        int suffix = reading.written().indexOf('/') + 1;
        boolean named = marker < start || reading.written().length() - suffix >= UNMISTAKABLE
                || reading.written().chars().anyMatch(Letters::isLetter);
        return named && suffix > 0
                ? accept("https://doi.org/", reading, start, true)
                : dot;
    }

    /** Looks at a solidus; says from where to go on. */
    private int solidus(int solidus) {
        int scheme = hosts.schemeBefore(solidus, floor);
        if (scheme >= 0) {
            int from = hosts.pastSolidi(solidus);
            return from < 0
                    ? solidus + 1
                    : accept(hosts.scheme(scheme), reader.host(scheme, from), scheme, false);
        }
        if (solidus + 1 < text.length() && Letters.isDigit(text.charAt(solidus + 1))) {
            Identifiers.ArXiv arXiv = identifiers.named(solidus, floor);
            return arXiv == null ? solidus + 1 : accept(arXiv);
        }
        return solidus + 1;
    }

    private int bare(int dot) {
        Hosts.Bare host = hosts.bare(dot, floor);
        return host == null
                ? dot + 1
                : accept(host.scheme(), reader.host(host.start(), host.from()), host.start(), false);
    }

    private int accept(Identifiers.ArXiv arXiv) {
        Address address = Address.of(arXiv.url());
        if (address != null) {
            add(address, arXiv.start(), arXiv.end(), arXiv.end(), true);
            listedFrom = arXiv.end();
        }
        floor = arXiv.end();
        return arXiv.end();
    }

    private int accept(String scheme, AddressReader.Reading reading, int start, boolean isIdentifier) {
        String written = reading.written();
        boolean doi = !isIdentifier && written.startsWith("10.") && written.indexOf('/') > 6
                && Letters.endOfDigits(written, 3) == written.indexOf('/');
        Address address = written.isEmpty()
                ? null
                : Address.of((doi ? "https://doi.org/" : scheme) + written);
        if (address != null) {
            address = settled(target(address), start);
        }
        if (address != null) {
            LinkRule rule = rules.rule(address);
            if (leadsSomewhere(address, rule)) {
                add(address, start, reading.end(), reading.stop(), isIdentifier);
            }
        }
        floor = Math.max(reading.stop(), start + 1);
        if (reading.stop() - start > Listing.MAX_URL) {
            floor = pastWord(floor);
        }
        return floor;
    }

    private void add(Address address, int start, int end, int stop, boolean isIdentifier) {
        Found next = new Found(address, rules.rule(address), start, end, stop, isIdentifier);
        if (labels.isLabelOf(found.isEmpty() ? null : found.getLast(), next)) {
            found.removeLast();
        }
        if (!labels.isInLabel(next)) {
            found.add(next);
            labels.begin(next);
        }
    }

    /**
     * The address that one gets by reading it once more, where it is not in the text just so: with the typesetting undone,
     * something else may have come to light.
     */
    private @Nullable Address settled(Address address, int start) {
        String url = address.url();
        if (text.startsWith(url, start)) {
            return address;
        }
        List<Found> again = rereadings == 0 ? List.of() : find(url, rules, rereadings - 1);
        return again.isEmpty() || again.getFirst().start() > 0 ? null : again.getFirst().address();
    }

    /** The address that a redirector sends to. */
    private Address target(Address address) {
        String parameter = rules.rule(address).behind();
        String value = parameter == null ? null : address.parameter(parameter);
        if (value == null) {
            return address;
        }
        Address target = Address.of(value.contains("://") ? value : decoded(value));
        return target == null ? address : target;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unfit) {
            return value;
        }
    }

    /** Not so the front door of a host of other people's things, or an owner whose name breaks off. */
    private static boolean leadsSomewhere(Address address, LinkRule rule) {
        if (rule.whole() == 0 || address.hasMore()) {
            return true;
        }
        List<String> segments = address.segments();
        return !segments.isEmpty() && !(segments.size() < rule.whole() && segments.getLast().endsWith("-"));
    }

    private int pastWord(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) > ' ') {
            i++;
        }
        return i;
    }
}
