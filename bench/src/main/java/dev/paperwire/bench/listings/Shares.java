package dev.paperwire.bench.listings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts as parts of all, as exact as such a count can be. */
final class Shares {
    private static final double TEN_THOUSAND = 10_000;

    private Shares() {}

    static double of(long some, long all) {
        return all == 0 ? 0 : Math.round(some * TEN_THOUSAND / all) / TEN_THOUSAND;
    }

    static double tenths(long some, long all) {
        return Math.round(some * 10.0 / all) / 10.0;
    }

    static <K> Map<K, Long> inMillion(Map<K, Long> counts, long all) {
        Map<K, Long> shares = new LinkedHashMap<>();
        counts.forEach((key, count) -> shares.put(key,
                Math.round((double) count * TextStatistics.MILLION / Math.max(1, all))));
        return shares;
    }
}
