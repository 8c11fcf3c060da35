package dev.paperwire.bench.listings;

import java.util.SplittableRandom;

/**
 * Makes texts of words that are as frequent as the statistics say. Rare words are made of letters; some of them are far more
 * frequent than others, as in Zipf's law.
 */
final class TextMaker {
    private static final String CONSONANTS = "tnrslcdmpfgbvkhz";
    private static final String VOWELS = "eaiou";
    /** So many rare words there are of each length. */
    private static final double RARE = 50_000;
    private static final int DIGITS = 3;

    private final Quantiles length;
    private final double stop;
    private final double rare;
    private final Draw<String> common;
    private final Draw<Integer> rareLengths;

    TextMaker(TextStatistics statistics) {
        length = statistics.length();
        stop = statistics.sentence() == 0 ? 0 : 1 / statistics.sentence();
        rare = statistics.rare();
        common = new Draw<>(statistics.words());
        rareLengths = new Draw<>(statistics.rareLengths());
    }

    /** A text as long as texts are. */
    String text(SplittableRandom random) {
        return text(random, length.at(random.nextDouble()));
    }

    /** A text of about so many characters: its last word ends after them. */
    String text(SplittableRandom random, long characters) {
        StringBuilder text = new StringBuilder((int) characters + 16);
        boolean begins = true;
        // The last word is half beyond the end, on average.
        while (text.length() < characters - 4 || text.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ");
            append(text, random.nextDouble() < rare ? rare(random) : common.next(random), begins);
            begins = random.nextDouble() < stop;
            text.append(begins ? "." : "");
        }
        return text.toString();
    }

    /** A word that is none of the common ones. */
    String rare(SplittableRandom random) {
        int characters = rareLengths.next(random);
        int rank = (int) Math.exp(random.nextDouble() * Math.log(RARE));
        SplittableRandom letters = new SplittableRandom(31L * rank + characters);
        if (characters <= DIGITS) {
            return Integer.toString(letters.nextInt((int) Math.pow(10, characters - 1.0),
                    (int) Math.pow(10, characters)));
        }
        StringBuilder word = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            String from = i % 2 == 0 ? CONSONANTS : VOWELS;
            word.append(from.charAt(letters.nextInt(from.length())));
        }
        return word.toString();
    }

    private static void append(StringBuilder text, String word, boolean capital) {
        if (capital) {
            text.appendCodePoint(Character.toTitleCase(word.codePointAt(0)));
            text.append(word, word.offsetByCodePoints(0, 1), word.length());
        } else {
            text.append(word);
        }
    }
}
