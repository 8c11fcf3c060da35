package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The words and pairs of words that authors put into titles, to be told from an abstract alone. */
final class TitleWords {
    private TitleWords() {}

    /** For each title the numbers of those of its words and pairs that the most titles have. */
    static List<int[]> of(List<Words> titles, Vocabulary vocabulary, int most) {
        List<int[]> features = titles.stream().map(title -> features(title, vocabulary)).toList();
        int[] often = new int[vocabulary.size()];
        for (int[] title : features) {
            for (int feature : title) {
                often[feature]++;
            }
        }
        int[] numbers = new int[vocabulary.size()];
        Arrays.fill(numbers, -1);
        List<Integer> chosen = IntStream.range(0, often.length)
                .filter(feature -> often[feature] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(feature -> -often[feature]))
                .limit(most)
                .toList();
        for (int i = 0; i < chosen.size(); i++) {
            numbers[chosen.get(i)] = i;
        }
        return features.stream()
                .map(title -> Arrays.stream(title)
                        .map(feature -> numbers[feature])
                        .filter(n -> n >= 0)
                        .toArray())
                .toList();
    }

    private static int[] features(Words title, Vocabulary vocabulary) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < title.size; i++) {
            found.add(vocabulary.find(title.hash[i]));
            if (i > 0 && !title.first[i]) {
                found.add(vocabulary.find(Hashes.join(title.hash[i - 1], title.hash[i])));
            }
        }
        return found.stream()
                .mapToInt(Integer::intValue)
                .filter(feature -> feature >= 0)
                .distinct()
                .toArray();
    }
}
