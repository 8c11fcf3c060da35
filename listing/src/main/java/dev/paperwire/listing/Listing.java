package dev.paperwire.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One appearance of one paper on one source. Only source, time of fetching and title must be there; texts that are blank
 * count as absent, and half a surrogate pair becomes U+FFFD. {@link #of} begins one in code.
 *
 * @param schema the version of this shape: {@value #SCHEMA}; absent in JSON means this one
 * @param source who lists it: 1 to 64 of {@code a-z 0-9 -}
 * @param sourceUrl the page, feed or file that it was read from
 * @param listedOn the day the source lists it on
 * @param fetchedAt when it was read from the source
 * @param title 1 to {@value #MAX_TITLE} characters
 * @param abstractText at most {@value #MAX_ABSTRACT} characters; {@code abstract} in JSON
 * @param authors names as the source writes them, in its order
 * @param identifiers identifiers by scheme: {@code arxiv}, {@code doi}, {@code openreview} and others
 * @param paperUrl where the paper is read
 * @param publishedAt when its first version was published
 * @param updatedAt when the listed version was published
 * @param categories arXiv category codes, the primary one first
 * @param comment the authors' comment
 * @param keywords the source's keywords
 * @param submittedBy who brought it to the source
 * @param declaredLinks addresses the source gives beside the text
 * @param signals counts that tell of attention: {@code upvotes}, {@code github_stars} and others
 */
public record Listing(int schema, String source, @Nullable String sourceUrl, @Nullable LocalDate listedOn,
        Instant fetchedAt, String title, @JsonProperty("abstract") @Nullable String abstractText,
        List<String> authors,
        Map<String, String> identifiers, @Nullable String paperUrl, @Nullable Instant publishedAt,
        @Nullable Instant updatedAt, List<String> categories, @Nullable String comment, List<String> keywords,
        @Nullable String submittedBy, List<DeclaredLink> declaredLinks, Map<String, Long> signals) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;
    /** The most characters of a title. */
    public static final int MAX_TITLE = 1_000;
    /** The most characters of an abstract, and of a comment. */
    public static final int MAX_ABSTRACT = 20_000;
    /** The most characters of an address. */
    public static final int MAX_URL = 4_000;
    /** The form of a source's id. */
    public static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,64}");
    /** The form of an identifier scheme's and a signal's name. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public Listing {
        schema = schema == 0 ? SCHEMA : schema;
        sourceUrl = Checks.optional(sourceUrl);
        title = title == null ? title : Checks.wellFormed(title);
        abstractText = Checks.optional(abstractText);
        paperUrl = Checks.optional(paperUrl);
        comment = Checks.optional(comment);
        submittedBy = Checks.optional(submittedBy);
        Checks checks = Checks.of("listing")
                .schema(schema, SCHEMA)
                .matches(source, SOURCE, "source")
                .atMost(sourceUrl, "source_url", MAX_URL)
                .present(fetchedAt, "fetched_at")
                .text(title, "title", MAX_TITLE)
                .atMost(abstractText, "abstract", MAX_ABSTRACT);
        authors = checks.texts(authors, "authors");
        identifiers = checks.map(identifiers, NAME, "identifiers");
        checks.atMost(paperUrl, "paper_url", MAX_URL);
        categories = checks.texts(categories, "categories");
        checks.atMost(comment, "comment", MAX_ABSTRACT);
        keywords = checks.texts(keywords, "keywords");
        declaredLinks = checks.list(declaredLinks, "declared_links");
        signals = checks.map(signals, NAME, "signals");
        checks.done();
    }

    /**
     * Begins a listing.
     *
     * @param source the source's id
     * @param fetchedAt when it was read
     * @param title the title
     */
    public static ListingBuilder of(String source, Instant fetchedAt, String title) {
        return new ListingBuilder(source, fetchedAt, title);
    }

    /** The trace it leaves on its paper. */
    public Sighting sighting() {
        return new Sighting(source, listedOn, sourceUrl);
    }
}
