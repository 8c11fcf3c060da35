package dev.paperwire.ingest.format;

import dev.paperwire.listing.InvalidRecord;
import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the formats of arXiv tell of a paper, on its way to a listing. */
final class ArxivEntry {
    /** The scheme that the identifiers of arXiv's papers have in listings. */
    static final String SCHEME = "arxiv";

    @Nullable
    ArxivId id;
    @Nullable
    String title;
    @Nullable
    String abstractText;
    @Nullable
    String comment;
    @Nullable
    String journalReference;
    @Nullable
    String doi;
    @Nullable
    String submitter;
    @Nullable
    LocalDate listedOn;
    @Nullable
    Instant published;
    @Nullable
    Instant updated;
    List<String> authors = new ArrayList<>();
    /** The primary category first. */
    Set<String> categories = new LinkedHashSet<>();

    /**
     * The listing, or why there is none.
     *
     * @param place where the entry stands
     * @param original its bytes, fetched only for a refusal
     */
    Outcome outcome(DocumentOrigin origin, String place, Supplier<byte[]> original) {
        if (id == null) {
            return new Outcome.Refused(place, "no arXiv identifier", original.get());
        }
        String printed = title == null ? "" : title;
        try {
            Listing listing = Listing.of(Format.ARXIV, origin.fetchedAt(), Typeset.plain(printed))
                    .sourceUrl(origin.sourceUrl())
                    .listedOn(listedOn != null || published == null
                            ? listedOn
                            : LocalDate.ofInstant(published, ZoneOffset.UTC))
                    .abstractText(abstractText)
                    .authors(ArxivAuthors.names(authors))
                    .identifier(SCHEME, id.value())
                    .identifier("doi", doi)
                    .paperUrl(id.page())
                    .publishedAt(published)
                    .updatedAt(updated)
                    .categories(List.copyOf(categories))
                    .comment(ArxivComment.with(comment, journalReference))
                    .submittedBy(submitter)
                    .build();
            return Outcome.Found.typeset(listing, printed);
        } catch (InvalidRecord e) {
            return new Outcome.Refused(place, String.valueOf(e.getMessage()), original.get());
        }
    }
}
