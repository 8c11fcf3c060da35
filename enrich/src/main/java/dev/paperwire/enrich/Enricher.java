package dev.paperwire.enrich;

import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.enrich.merge.AnnotationFailure;
import dev.paperwire.enrich.merge.Collected;
import dev.paperwire.enrich.merge.Group;
import dev.paperwire.enrich.merge.PaperMaker;
import dev.paperwire.enrich.merge.Regrouped;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import java.time.InstantSource;
import java.util.Objects;

/** Makes of one listing the paper that it would be if nothing else were known, by the same rules as the stream. */
public final class Enricher {
    private final PaperMaker maker;
    private final InstantSource clock;

    /**
     * Makes an enricher.
     *
     * @param annotator reads the texts
     * @param clock tells when a paper was enriched
     */
    public Enricher(Annotator annotator, InstantSource clock) {
        this.maker = new PaperMaker(annotator);
        this.clock = clock;
    }

    /**
     * The paper of a listing, in revision 1.
     *
     * @throws IllegalStateException if its text could not be annotated, with the cause
     */
    public Paper enrich(Listing listing) {
        Identity identity = Identity.of(listing);
        Group alone = Group.NONE.with(identity.key(), Collected.NONE.plus(listing).draft().orElseThrow());
        Regrouped papers = maker.regroup(identity.home(), alone, clock.instant());
        for (AnnotationFailure failure : papers.failures()) {
            throw new IllegalStateException("cannot be annotated: " + failure.cause(), failure.cause());
        }
        return Objects.requireNonNull(papers.changes().getFirst().paper()).revised(1, clock.instant());
    }
}
