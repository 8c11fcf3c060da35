package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was listed under one identifier. Its two ways of growing are commutative, associative and idempotent among
 * one another.
 *
 * @param contributions in the order of their texts, the newest first
 * @param retracted until when each source took its listings back
 */
public record Collected(List<Contribution> contributions, Map<String, Instant> retracted) {
    /** Nothing yet. */
    public static final Collected NONE = new Collected(List.of(), Map.of());
    /** As many different contents are kept under one identifier: the newest, and the oldest for its title. */
    static final int MAX_CONTENTS = 16;

    private static final Comparator<Contribution> ORDER = Comparator
            .comparing(Contribution::text, Comparator.<Text>reverseOrder())
            .thenComparing(one -> one.content().toString());
    private static final Comparator<Contribution> OLDEST = Comparator
            .comparing(Contribution::text, Text.OLDEST)
            .thenComparing(one -> one.content().toString());

    public Collected {
        contributions = List.copyOf(contributions);
        retracted = Map.copyOf(retracted);
    }

    /** With one more listing. */
    public Collected plus(Listing listing) {
        Contribution added = Contribution.of(listing);
        Instant until = retracted.get(listing.source());
        if (until != null) {
            added = added.after(until);
            if (added == null) {
                return this;
            }
        }
        return plus(added);
    }

    /** Without what a source takes back. */
    public Collected minus(Retraction retraction) {
        Instant until = retracted.get(retraction.source());
        if (until != null && !until.isBefore(retraction.until())) {
            return this;
        }
        Map<String, Instant> later = new TreeMap<>(retracted);
        later.put(retraction.source(), retraction.until());
        List<Contribution> left = new ArrayList<>();
        for (Contribution one : contributions) {
            Contribution rest = one.content().source().equals(retraction.source())
                    ? one.after(retraction.until())
                    : one;
            if (rest != null) {
                left.add(rest);
            }
        }
        left.sort(ORDER);
        return new Collected(left, later);
    }

    /** Everything merged; empty where nothing is left. */
    public Optional<Draft> draft() {
        return switch (contributions.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Draft.of(contributions.getFirst()));
            default -> Optional.of(Draft.all(contributions.stream().map(Draft::of).toList())
                    .withTexts(Text.newestFirst(standing())));
        };
    }

    /** The title of the oldest edition: a paper that is renamed stays with the papers of its first title. */
    public Optional<String> firstTitle() {
        return contributions.stream().min(OLDEST).map(one -> one.content().title());
    }

    private Collected plus(Contribution added) {
        List<Contribution> all = new ArrayList<>(contributions.size() + 1);
        Contribution merged = added;
        for (Contribution one : contributions) {
            if (one.content().equals(added.content())) {
                merged = one.plus(added);
            } else {
                all.add(one);
            }
        }
        all.add(merged);
        all.sort(ORDER);
        if (all.size() > MAX_CONTENTS) {
            Contribution oldest = all.stream().min(OLDEST).orElseThrow();
            int last = all.size() - 1;
            all.remove(all.get(last).equals(oldest) ? last - 1 : last);
        }
        return new Collected(all, retracted);
    }

    /** Of each source's wordings of one edition and day the one that was fetched last: the others are mistakes it corrected. */
    private List<Text> standing() {
        List<Contribution> standing = new ArrayList<>();
        for (Contribution one : contributions) {
            Contribution rival = same(standing, one.text());
            if (rival == null) {
                standing.add(one);
            } else if (rival.fetchedAt().isBefore(one.fetchedAt())) {
                standing.set(standing.indexOf(rival), one);
            }
        }
        return standing.stream().map(Contribution::text).toList();
    }

    private static @Nullable Contribution same(List<Contribution> standing, Text text) {
        for (Contribution one : standing) {
            if (one.text().sameEdition(text)) {
                return one;
            }
        }
        return null;
    }
}
