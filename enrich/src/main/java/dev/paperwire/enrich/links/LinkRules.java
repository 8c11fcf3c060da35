package dev.paperwire.enrich.links;

import dev.paperwire.listing.LinkKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of thing an address leads to, told by its host and path; which words before an address say it where the
 * address does not; and the top-level domains by which an address without scheme is known. The form of the file is
 * described at the top of the bundled one, {@code link-rules.txt}. Immutable.
 */
public final class LinkRules {
    private static final String BUNDLED = "link-rules.txt";
    private static final String OTHERWISE = "*";
    private static final LinkRule NO_RULE = new LinkRule(LinkKind.PROJECT, List.of(), Set.of(), 0, 0, null);

    private final Map<String, List<LinkRule>> byHost;
    private final Map<String, LinkKind> words;
    private final Set<String> topLevel;
    private final Set<String> wordlikeTopLevel;

    LinkRules(Map<String, List<LinkRule>> byHost, Map<String, LinkKind> words, Set<String> topLevel,
            Set<String> wordlikeTopLevel) {
        this.byHost = byHost;
        this.words = words;
        this.topLevel = topLevel;
        this.wordlikeTopLevel = wordlikeTopLevel;
    }

    /** The rules that come with Paperwire. */
    public static LinkRules bundled() {
        try (InputStream in = Objects.requireNonNull(LinkRules.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return LinkRulesFile.read(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(BUNDLED, e);
        }
    }

    /**
     * These rules and those of a file, which come first wherever both say something about an address.
     *
     * @throws InvalidLinkRules naming the file, the lines and what is wrong with them
     */
    public LinkRules with(Path file) {
        try {
            return with(LinkRulesFile.read(file.toString(), Files.readString(file).lines()));
        } catch (IOException unreadable) {
            throw new InvalidLinkRules(file.toString(), unreadable);
        }
    }

    private LinkRules with(LinkRules more) {
        Map<String, List<LinkRule>> hosts = new HashMap<>(byHost);
        more.byHost.forEach((host, rules) -> hosts.merge(host, rules, (old, added) -> {
            List<LinkRule> both = new ArrayList<>(added);
            both.addAll(old);
            return mostPreciseFirst(both);
        }));
        Map<String, LinkKind> cues = new HashMap<>(words);
        cues.putAll(more.words);
        return new LinkRules(hosts, cues, union(topLevel, more.topLevel),
                union(wordlikeTopLevel, more.wordlikeTopLevel));
    }

    /** The rules of one host, those with the longest path first; of equal ones, the one that was there first. */
    static List<LinkRule> mostPreciseFirst(List<LinkRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt((LinkRule rule) -> rule.path().size()).reversed())
                .toList();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return Set.copyOf(union);
    }

    /** The rule for an address: the one for its host, or else for the nearest domain above, or else for any host. */
    LinkRule rule(Address address) {
        List<String> segments = address.segments();
        String site = address.site();
        LinkRule rule = first(site, segments);
        for (int dot = site.indexOf('.'); rule == null && dot >= 0; dot = site.indexOf('.', dot + 1)) {
            rule = first("*" + site.substring(dot), segments);
        }
        if (rule == null) {
            rule = first(site.substring(0, site.indexOf('.')) + ".*", segments);
        }
        if (rule == null) {
            rule = first(OTHERWISE, segments);
        }
        return rule == null ? NO_RULE : rule;
    }

    private @Nullable LinkRule first(String host, List<String> segments) {
        for (LinkRule rule : byHost.getOrDefault(host, List.of())) {
            if (rule.matches(segments)) {
                return rule;
            }
        }
        return null;
    }

    /** How many parts of its path an address lacks before it leads anywhere. */
    int missing(Address address) {
        return Math.max(0, rule(address).whole() - address.segments().size());
    }

    /** Whether a host is known by name, or is below a domain whose hosts are: enough to read it without scheme. */
    boolean isKnown(String site) {
        boolean known = byHost.containsKey(site);
        for (int dot = site.indexOf('.'); !known && dot >= 0; dot = site.indexOf('.', dot + 1)) {
            known = byHost.containsKey("*" + site.substring(dot));
        }
        return known;
    }

    /** Whether it is a page that people publish under a host of its own. */
    boolean isSubdomainOfKnown(String site) {
        return !byHost.containsKey(site) && isKnown(site);
    }

    /** Whether it is a top-level domain, in any case. */
    boolean isTopLevel(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return topLevel.contains(lower) || wordlikeTopLevel.contains(lower);
    }

    /** Whether it is a top-level domain in lower case that no sentence would have after a full stop. */
    boolean isClearlyTopLevel(String label) {
        return topLevel.contains(label);
    }

    @Nullable
    LinkKind saidBy(String word) {
        return words.get(word);
    }
}
