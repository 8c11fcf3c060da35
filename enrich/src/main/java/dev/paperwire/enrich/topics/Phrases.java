package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phrases that name topics, found in texts. A phrase has at most four words with content; what follows is left off. */
final class Phrases {
    private static final int LONGEST = 4;

    private final HashIndex index;
    private final int[][] topicsOf;
    private final int topics;

    /** Phrases of topics, by the topics' place in the list. */
    Phrases(List<List<String>> phrasesByTopic) {
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int topic = 0; topic < phrasesByTopic.size(); topic++) {
            for (String phrase : phrasesByTopic.get(topic)) {
                List<Integer> of = new ArrayList<>();
                for (int fingerprint : beginnings(phrase)) {
                    of = found.computeIfAbsent(fingerprint, _ -> new ArrayList<>());
                }
                if (!of.contains(topic)) {
                    of.add(topic);
                }
            }
        }
        index = new HashIndex(found.keySet().stream().mapToInt(Integer::intValue).toArray());
        topicsOf = found.values()
                .stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        topics = phrasesByTopic.size();
    }

    /** A phrase's first word, its first two and so on to the phrase itself: a text is read no further than one of them goes. */
    private static int[] beginnings(String phrase) {
        Words words = Words.of(phrase);
        int[] beginnings = new int[Math.min(LONGEST, words.size)];
        long hash = 0;
        for (int i = 0; i < beginnings.length; i++) {
            hash = i == 0 ? words.hash[0] : Hashes.join(hash, words.hash[i]);
            beginnings[i] = HashIndex.fingerprint(hash);
        }
        return beginnings;
    }

    /** How often a text has each topic's phrases. */
    int[] counts(Words words) {
        int[] counts = new int[topics];
        find(words, (topic, _, _) -> counts[topic]++);
        return counts;
    }

    /** Tells of each phrase of the text: the topic, the places of its first and its last word. */
    void find(Words words, Found found) {
        for (int i = 0; i < words.size; i++) {
            long hash = 0;
            for (int k = i; k < Math.min(i + LONGEST, words.size) && (k == i || !words.first[k]); k++) {
                hash = k == i ? words.hash[i] : Hashes.join(hash, words.hash[k]);
                if (!tell(hash, i, k, found)) {
                    break;
                }
            }
        }
        for (int i = 0; i < words.parts; i++) {
            tell(words.part[i], words.partOf[i], words.partOf[i], found);
        }
    }

    private boolean tell(long hash, int from, int to, Found found) {
        int number = index.find(hash);
        if (number < 0) {
            return false;
        }
        for (int topic : topicsOf[number]) {
            found.at(topic, from, to);
        }
        return true;
    }

    /** Is told of a phrase. */
    @FunctionalInterface
    interface Found {
        void at(int topic, int from, int to);
    }
}
