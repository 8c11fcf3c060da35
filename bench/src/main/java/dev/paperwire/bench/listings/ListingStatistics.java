package dev.paperwire.bench.listings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How real listings are: counts and shares, no text. {@link DataSurvey} takes them from real ones.
 *
 * @param title what titles are made of
 * @param abstractText what abstracts are made of
 * @param comment what the authors' comments are made of
 * @param authors how many authors a listing has
 * @param categories arXiv categories with their occurrences in a million
 * @param categoriesEach how many of them a listing that has any has
 * @param keywordsEach how many keywords a listing that has any has
 * @param sources the sources by their ids
 * @param repeats how often a paper is listed again
 */
public record ListingStatistics(TextStatistics title, TextStatistics abstractText, TextStatistics comment,
        Quantiles authors,
        Map<String, Long> categories, Quantiles categoriesEach, Quantiles keywordsEach,
        Map<String, SourceStatistics> sources, Repeats repeats) {
    private static final String BUNDLED = "statistics.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ListingStatistics {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /**
     * How often a paper is listed again.
     *
     * @param elsewhere the part of Hugging Face's papers that arXiv lists too
     * @param revised the part of arXiv's listings that are of a second or later version
     * @param relisted the part of Hugging Face's listings that are seen again with other upvotes
     */
    record Repeats(double elsewhere, double revised, double relisted) {}

    /** Those that come with Paperwire. */
    public static ListingStatistics bundled() {
        try (InputStream in = ListingStatistics.class.getResourceAsStream(BUNDLED)) {
            return JSON.readValue(Objects.requireNonNull(in, BUNDLED), ListingStatistics.class);
        } catch (IOException e) {
            throw new UncheckedIOException(BUNDLED, e);
        }
    }

    /** As the file that {@link #bundled} reads. */
    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }
}
