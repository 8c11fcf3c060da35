package dev.paperwire.enrich.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.paperwire.enrich.identity.Identifiers;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says of its paper, without when and where it was seen and how much attention it got. A source that lists a
 * paper again and again mostly says the same: one content, many sightings.
 *
 * @param version the version of the paper that its arXiv identifier names; 0 where it names none
 */
record Content(String source, String title, @JsonProperty("abstract") @Nullable String abstractText,
        List<String> authors,
        Map<String, String> identifiers, int version, @Nullable String paperUrl,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt, List<String> categories, @Nullable String comment, List<String> keywords,
        @Nullable String submittedBy, List<DeclaredLink> declaredLinks) {
    static Content of(Listing listing) {
        Identifiers identifiers = Identifiers.of(listing);
        return new Content(listing.source(), listing.title(), listing.abstractText(), listing.authors(),
                identifiers.byScheme(),
                identifiers.version(), listing.paperUrl(), listing.publishedAt(), listing.updatedAt(),
                listing.categories(),
                listing.comment(), listing.keywords(), listing.submittedBy(), listing.declaredLinks());
    }
}
