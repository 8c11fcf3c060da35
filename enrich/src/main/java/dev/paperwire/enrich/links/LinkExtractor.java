package dev.paperwire.enrich.links;

import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the links that a careful reader would take from an abstract and a comment, typed and clean, and joins those
 * that the source declares. Only http and https leave it, without credentials, with the host in ASCII. The time it takes
 * grows linearly with the text. Immutable and safe for use by many threads.
 */
public final class LinkExtractor {
    private final LinkRules rules;

    private LinkExtractor(LinkRules rules) {
        this.rules = rules;
    }

    /** An extractor with the rules that come with Paperwire. */
    public static LinkExtractor bundled() {
        return new LinkExtractor(LinkRules.bundled());
    }

    /** An extractor with rules of one's own. */
    public static LinkExtractor with(LinkRules rules) {
        return new LinkExtractor(rules);
    }

    /**
     * The links of a paper: those of the abstract, of the comment, and the declared ones that neither of them has, each in
     * the order of their source. Of several addresses of one thing in one text, such as a repository and its list of
     * issues, the plainest is kept. The same link in abstract and comment counts in both.
     *
     * @param abstractText offsets of its links are places in this text, in UTF-16 units
     * @param comment offsets of its links are places in this text
     * @param declared an entry that is no web address is left out
     */
    public List<Link> extract(@Nullable String abstractText, @Nullable String comment,
            List<DeclaredLink> declared) {
        List<Link> links = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        text(abstractText, LinkOrigin.ABSTRACT, links, seen);
        text(comment, LinkOrigin.COMMENT, links, seen);
        for (DeclaredLink link : declared) {
            List<Found> found = Finder.find(link.url(), rules);
            if (!found.isEmpty() && seen.add(Sameness.of(found.getFirst()).key())) {
                links.add(declared(found.getFirst(), link.kind()));
            }
        }
        return links.isEmpty() ? List.of() : List.copyOf(links);
    }

    private void text(@Nullable String text, LinkOrigin origin, List<Link> links, Set<String> seen) {
        List<Found> found = text == null ? List.of() : Finder.find(text, rules);
        if (text == null || found.isEmpty()) {
            return;
        }
        for (Found one : plainest(found)) {
            int before = found.indexOf(one) - 1;
            int from = before < 0 ? 0 : found.get(before).end();
            LinkKind kind = Wording.kind(one, rules, text, from);
            links.add(link(one, kind, origin, one.start(), one.end()));
            seen.add(Sameness.of(one).key());
        }
    }

    /** One of each that are the same, in the order of the text. */
    private static List<Found> plainest(List<Found> found) {
        if (found.size() == 1) {
            return found;
        }
        Map<String, Found> best = new HashMap<>();
        for (Found one : found) {
            best.merge(Sameness.of(one).key(), one,
                    (old, added) -> Sameness.of(added).roundabout() < Sameness.of(old).roundabout()
                            ? added
                            : old);
        }
        return best.values().stream().sorted(Comparator.comparingInt(Found::start)).toList();
    }

    private static Link declared(Found found, @Nullable LinkKind said) {
        boolean open = !found.rule().words().isEmpty();
        return link(found, said != null && open ? said : found.rule().kind(), LinkOrigin.DECLARED, null,
                null);
    }

    private static Link link(Found found, LinkKind kind, LinkOrigin origin, @Nullable Integer start,
            @Nullable Integer end) {
        Address address = found.address();
        return new Link(address.url(), kind, address.host(), found.rule().repository(address.segments()),
                origin, start, end);
    }
}
