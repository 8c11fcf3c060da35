package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Sighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All listings of one content: where it was seen, and the latest signals.
 *
 * @param content what they all say
 * @param seen its sightings in order, each once
 * @param signals the latest signal by name
 */
record Contribution(Content content, List<Seen> seen, Map<String, Signal> signals) {
    /** As many sightings of one content are kept, the latest days first. */
    static final int MAX_SEEN = 400;

    private static final Comparator<Seen> BY_SIGHTING = Comparator.comparing(Seen::sighting);

    Contribution {
        seen = List.copyOf(seen);
        signals = Map.copyOf(signals);
    }

    static Contribution of(Listing listing) {
        Map<String, Signal> signals = listing.signals()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey,
                        entry -> new Signal(listing.fetchedAt(), entry.getValue())));
        return new Contribution(Content.of(listing),
                List.of(new Seen(listing.sighting(), listing.fetchedAt())), signals);
    }

    /** Both together; they must be of one content. */
    Contribution plus(Contribution other) {
        Map<Sighting, Seen> merged = new TreeMap<>(
                seen.stream().collect(Collectors.toMap(Seen::sighting, Function.identity())));
        other.seen.forEach(
                one -> merged.merge(one.sighting(), one, (a, b) -> a.at().isBefore(b.at()) ? b : a));
        List<Seen> all = List.copyOf(merged.values());
        return new Contribution(content, all.subList(Math.max(0, all.size() - MAX_SEEN), all.size()),
                Signal.latest(signals, other.signals));
    }

    /** What is left when everything that was fetched until a time is taken back; null where nothing is. */
    @Nullable
    Contribution after(Instant retraction) {
        List<Seen> left = seen.stream().filter(one -> one.at().isAfter(retraction)).toList();
        if (left.isEmpty()) {
            return null;
        }
        return new Contribution(content, left, signals.entrySet()
                .stream()
                .filter(entry -> entry.getValue().at().isAfter(retraction))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** When it was last fetched. */
    Instant fetchedAt() {
        return seen.stream().map(Seen::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The text, as of the last day that it was listed on. */
    Text text() {
        return Text.of(content, seen.stream().max(BY_SIGHTING).orElseThrow().sighting().listedOn());
    }
}
