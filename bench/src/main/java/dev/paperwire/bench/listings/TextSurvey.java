package dev.paperwire.bench.listings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts what texts of one kind are made of. */
final class TextSurvey {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final int LONGEST = 30;

    private final int commonest;
    private final List<Long> lengths = new ArrayList<>();
    private final Map<String, Long> words = new HashMap<>();
    private long sentences;

    /**
     * Begins to count.
     *
     * @param commonest how many words are told by name
     */
    TextSurvey(int commonest) {
        this.commonest = commonest;
    }

    void add(String text) {
        lengths.add((long) text.length());
        for (String piece : SPACES.split(text.strip(), -1)) {
            sentences += piece.endsWith(".") ? 1 : 0;
            String word = AROUND.matcher(piece.toLowerCase(Locale.ROOT)).replaceAll("");
            if (!word.isEmpty()) {
                words.merge(word, 1L, Long::sum);
            }
        }
    }

    TextStatistics statistics() {
        List<Map.Entry<String, Long>> byCount = words.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        long all = words.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> common = new LinkedHashMap<>();
        Map<Integer, Long> rare = new TreeMap<>();
        for (Map.Entry<String, Long> word : byCount) {
            if (common.size() < commonest && isTelling(word.getKey())) {
                common.put(word.getKey(), word.getValue());
            } else {
                rare.merge(Math.min(word.getKey().length(), LONGEST), word.getValue(), Long::sum);
            }
        }
        return new TextStatistics(Quantiles.of(lengths), sentences == 0 ? 0 : Shares.tenths(all, sentences),
                Shares.inMillion(common, all),
                Shares.inMillion(rare, rare.values().stream().mapToLong(Long::longValue).sum()));
    }

    /** Formulas and addresses are told by their lengths alone. */
    private static boolean isTelling(String word) {
        return word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'');
    }
}
