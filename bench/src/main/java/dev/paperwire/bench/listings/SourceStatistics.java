package dev.paperwire.bench.listings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one source lists.
 *
 * @param share the part of all listings that are its
 * @param fields fields that not every listing has, each with the part that has it; {@code code} and {@code project} are
 *     declared links
 * @param linked the part of abstracts that hold a link
 * @param links how many such an abstract holds
 * @param places kind and host of links in abstracts, with their occurrences in a million links, the commonest first
 * @param upvotes the counts of a listing; all zero where the source has none
 */
record SourceStatistics(double share, Map<String, Double> fields, double linked, Quantiles links,
        Map<String, Long> places,
        Quantiles upvotes) {
    SourceStatistics {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    double field(String name) {
        return fields.getOrDefault(name, 0.0);
    }
}
