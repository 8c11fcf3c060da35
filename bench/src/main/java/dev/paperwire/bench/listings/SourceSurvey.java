package dev.paperwire.bench.listings;

import dev.paperwire.enrich.links.LinkExtractor;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the listings of one source hold. */
final class SourceSurvey {
    private static final int PLACES = 15;

    private final LinkExtractor extractor;
    private final Map<String, Long> fields = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final List<Long> links = new ArrayList<>();
    private final List<Long> upvotes = new ArrayList<>();
    private long listings;

    SourceSurvey(LinkExtractor extractor) {
        this.extractor = extractor;
    }

    void add(Listing listing) {
        listings++;
        count("comment", listing.comment() != null);
        count("keywords", !listing.keywords().isEmpty());
        count("code", declares(listing, LinkKind.CODE));
        count("project", declares(listing, LinkKind.PROJECT));
        Long votes = listing.signals().get("upvotes");
        if (votes != null) {
            upvotes.add(votes);
        }
        List<Link> found = extractor.extract(listing.abstractText(), null, List.of());
        if (!found.isEmpty()) {
            links.add((long) found.size());
            found.forEach(link -> places.merge(link.kind() + " " + site(link.host()), 1L, Long::sum));
        }
    }

    SourceStatistics statistics(long all) {
        Map<String, Double> present = new TreeMap<>();
        fields.forEach((field, count) -> present.put(field, Shares.of(count, listings)));
        Map<String, Long> commonest = new LinkedHashMap<>();
        places.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PLACES)
                .forEach(place -> commonest.put(place.getKey(), place.getValue()));
        return new SourceStatistics(Shares.of(listings, all), present, Shares.of(links.size(), listings),
                Quantiles.of(links),
                Shares.inMillion(commonest, commonest.values().stream().mapToLong(Long::longValue).sum()),
                Quantiles.of(upvotes));
    }

    /** Everyone has a host of one's own at such places as github.io; they count as one. */
    private static String site(String host) {
        return host.endsWith(".github.io") ? "github.io" : host;
    }

    private void count(String field, boolean present) {
        fields.merge(field, present ? 1L : 0L, Long::sum);
    }

    private static boolean declares(Listing listing, LinkKind kind) {
        return listing.declaredLinks().stream().anyMatch(link -> link.kind() == kind);
    }
}
