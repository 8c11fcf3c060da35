package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a source has listed under an identity until a time. What is fetched later stands.
 *
 * @param source the source's id
 * @param until the time
 */
public record Retraction(String source, Instant until) {
    private static final String WHAT = "(?:paper|article|submission|manuscript|work|preprint|e-?print|version)";
    private static final String IS = "(?:has been|have been|is|was)\\s+(?:temporarily\\s+)?withdrawn\\b";
    /** Withdrawn from a conference is not withdrawn. */
    private static final String HERE = "(?!\\s+(?:before|prior|from(?!\\s+arxiv)))";
    private static final Pattern COMMENT = Pattern.compile(
            "\\W*(?:arxiv admin note:?\\s*)?(?:(?:this|the|our)\\s+)?(?:arxiv\\s+)?(?:" + WHAT + "\\s+)?(?:"
                    + IS
                    + "|withdrawn\\b)" + HERE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSTRACT = Pattern
            .compile("\\W*(?:this|the)\\s+(?:arxiv\\s+)?" + WHAT + "\\s+" + IS + HERE,
                    Pattern.CASE_INSENSITIVE);

    /**
     * The retraction that a listing is when it announces that its paper is withdrawn. arXiv has no field for that: a withdrawn
     * paper gets a new version, whose comment or abstract begins by saying so.
     *
     * @param listing any listing
     */
    public static Optional<Retraction> announcedBy(Listing listing) {
        return begins(COMMENT, listing.comment()) || begins(ABSTRACT, listing.abstractText())
                ? Optional.of(new Retraction(listing.source(), listing.fetchedAt()))
                : Optional.empty();
    }

    private static boolean begins(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).lookingAt();
    }
}
