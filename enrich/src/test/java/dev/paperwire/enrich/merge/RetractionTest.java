package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetractionTest {
    private static final Instant AT = Instant.parse("2026-03-18T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {
        "This paper has been withdrawn by the authors",
        "This paper is withdrawn pending further review",
        "This version has been withdrawn due to changes",
        "Withdrawn",
        "withdrawn; an error in Lemma 2",
        "Paper withdrawn by the author due to a crucial error",
        "[Withdrawn] see the newer paper",
        "arXiv admin note: This submission has been withdrawn by arXiv administrators",
        "The manuscript was temporarily withdrawn from arXiv"})
    void aCommentAnnouncesAWithdrawal(String comment) {
        assertThat(Retraction.announcedBy(Listing.of("arxiv-api", AT, "Graphs").comment(comment).build()))
                .contains(new Retraction("arxiv-api", AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "12 pages, 3 figures",
        "Accepted at a workshop (withdrawn before the presentation)",
        "Withdrawn from a conference for lack of travel funds; 9 pages",
        "This paper replaces one that has been withdrawn",
        "Data needs to be withdrawn"})
    void otherCommentsDoNot(String comment) {
        assertThat(Retraction.announcedBy(Listing.of("arxiv-api", AT, "Graphs").comment(comment).build()))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"This paper has been withdrawn.", "This submission was withdrawn by the author"})
    void anAbstractAnnouncesOneToo(String text) {
        assertThat(Retraction.announcedBy(Listing.of("arxiv-oai", AT, "Graphs").abstractText(text).build()))
                .contains(new Retraction("arxiv-oai", AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Withdrawn players distort tables.", "We study papers withdrawn from arXiv.",
        "This paper has been written in a hurry and is not withdrawn."})
    void papersAboutWithdrawalsDoNot(String text) {
        assertThat(Retraction.announcedBy(Listing.of("arxiv-oai", AT, "Graphs").abstractText(text).build()))
                .isEqualTo(Optional.empty());
    }
}
