package dev.paperwire.enrich.topics;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The language of a paper. English prose is known by its function words, which costs a microsecond; what is not plainly
 * English is shown to a detector of 71 languages (letter n-grams; with a fixed seed, so that a text always gets one
 * answer). Safe for use by many threads at once.
 */
public final class LanguageDetection {
    private static final String ENGLISH = "en";
    private static final int FEWEST_WORDS = 8;
    private static final int FEWEST_LETTERS = 20;
    private static final int MOST_LETTERS = 1_500;
    private static final double ENGLISH_SHARE = 0.16;
    /** A lower share will do where "the" and "and" are among so many kinds of them. */
    private static final double VARIED_SHARE = 0.08;
    private static final int ENGLISH_KINDS = 8;
    private static final double SURE = 0.9;

    private final LanguageDetector detector;

    /** Loads the languages' profiles: some 300 ms. */
    public LanguageDetection() {
        try {
            detector = LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().readAllBuiltIn())
                    .shortTextAlgorithm(0)
                    .minimalConfidence(SURE)
                    .seed(1)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells the language of a paper.
     *
     * @param title its title, perhaps empty
     * @param text its abstract, perhaps empty
     * @return the language's code by ISO 639-1 where it has one, {@code en}; nothing where the text is too short to tell
     */
    public Optional<String> of(String title, String text) {
        return of(title, text, Words.of(title), Words.of(text));
    }

    /** The same of a text that is split into words already. */
    Optional<String> of(String title, String text, Words head, Words body) {
        if (plainlyEnglish(head, body)) {
            return Optional.of(ENGLISH);
        }
        String sample = sample(title, text);
        if (sample.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        return Optional.ofNullable(detector.detect(sample).transform(LdLocale::getLanguage).orNull());
    }

    private static String sample(String title, String text) {
        String all = title + ' ' + text;
        return all.length() > MOST_LETTERS ? all.substring(0, MOST_LETTERS) : all;
    }

    /** Whether so many of the words are English function words that it can be nothing else. */
    static boolean plainlyEnglish(Words title, Words body) {
        int dropped = title.dropped + body.dropped;
        int all = dropped + title.size + body.size;
        return all >= FEWEST_WORDS
                && (dropped >= ENGLISH_SHARE * all
                        || (dropped >= VARIED_SHARE * all
                                && Words.droppedKindsOfEnglish(title, body) >= ENGLISH_KINDS));
    }
}
