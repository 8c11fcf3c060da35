package dev.paperwire.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The merged, enriched document of one paper.
 *
 * @param schema the version of this shape: {@value #SCHEMA}
 * @param id the paper's one identity; stable for as long as its listings are
 * @param revision grows whenever the document changes; usable as an external version
 * @param title the title of the newest listing
 * @param abstractText its abstract; {@code abstract} in JSON
 * @param authors its authors, in the source's order
 * @param identifiers identifiers by scheme, normalised
 * @param paperUrl where the paper is read
 * @param publishedAt when its first version was published
 * @param updatedAt when its newest known version was published
 * @param topics research topics, the most central first; empty means unclassified
 * @param categories arXiv categories: the declared ones, or else predicted ones
 * @param links typed addresses found in the texts or declared
 * @param sightings where and when it was listed, in order of days
 * @param firstListedOn the first day of its sightings
 * @param lastListedOn the last day of its sightings
 * @param signals the latest counts of attention
 * @param comment the authors' comment
 * @param keywords keywords of all sources
 * @param submittedBy everyone who brought it to a source
 * @param language ISO 639-1 code of the text's language; absent where it cannot be told
 * @param enrichedAt when this revision was made
 * @param model the version of the classifier that gave topics and categories
 */
public record Paper(int schema, String id, long revision, String title,
        @JsonProperty("abstract") @Nullable String abstractText, List<String> authors,
        Map<String, String> identifiers,
        @Nullable String paperUrl, @Nullable Instant publishedAt, @Nullable Instant updatedAt,
        List<Topic> topics,
        List<Category> categories, List<Link> links, List<Sighting> sightings,
        @Nullable LocalDate firstListedOn,
        @Nullable LocalDate lastListedOn, Map<String, Long> signals, @Nullable String comment,
        List<String> keywords,
        List<String> submittedBy, @Nullable String language, Instant enrichedAt, String model) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;

    public Paper {
        schema = schema == 0 ? SCHEMA : schema;
        Checks checks = Checks.of("paper")
                .schema(schema, SCHEMA)
                .text(id, "id", 512)
                .that(revision > 0, "revision", revision + " is not positive")
                .text(title, "title", Listing.MAX_TITLE)
                .atMost(abstractText, "abstract", Listing.MAX_ABSTRACT);
        authors = checks.texts(authors, "authors");
        identifiers = checks.map(identifiers, Listing.NAME, "identifiers");
        topics = checks.list(topics, "topics");
        categories = checks.list(categories, "categories");
        links = checks.list(links, "links");
        sightings = checks.list(sightings, "sightings");
        signals = checks.map(signals, Listing.NAME, "signals");
        keywords = checks.texts(keywords, "keywords");
        submittedBy = checks.texts(submittedBy, "submitted_by");
        checks.present(enrichedAt, "enriched_at").text(model, "model", 200).done();
    }

    /** The same document under another revision and time. */
    public Paper revised(long newRevision, Instant at) {
        return new Paper(schema, id, newRevision, title, abstractText, authors, identifiers, paperUrl,
                publishedAt,
                updatedAt, topics, categories, links, sightings, firstListedOn, lastListedOn, signals,
                comment, keywords,
                submittedBy, language, at, model);
    }
}
