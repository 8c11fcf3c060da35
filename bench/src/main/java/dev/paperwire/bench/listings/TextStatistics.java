package dev.paperwire.bench.listings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one kind of text is made of. A word is what stands between spaces, in lower case and without punctuation around it.
 *
 * @param length of a text, in characters
 * @param sentence words from one full stop to the next, on average; 0 where there is none
 * @param words the commonest words with their occurrences in a million, the commonest first
 * @param rareLengths of a million words that are none of those, how many have so many characters
 */
record TextStatistics(Quantiles length, double sentence, Map<String, Long> words,
        Map<Integer, Long> rareLengths) {
    static final long MILLION = 1_000_000;

    TextStatistics {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        rareLengths = Collections.unmodifiableMap(new TreeMap<>(rareLengths));
    }

    /** The part of all words that are none of the commonest. */
    double rare() {
        return 1 - (double) words.values().stream().mapToLong(Long::longValue).sum() / MILLION;
    }
}
