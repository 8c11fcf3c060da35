package dev.paperwire.enrich.identity;

import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifiersTest {
    @Test
    void arxivIdentifiersHaveOneForm() {
        for (String text : new String[]{"2405.14906", "2405.14906v2", "arXiv:2405.14906v2",
            "ARXIV: 2405.14906",
            "https://arxiv.org/abs/2405.14906v2", "http://www.arxiv.org/pdf/2405.14906v1.pdf",
            "export.arxiv.org/abs/2405.14906", "https://huggingface.co/papers/2405.14906",
            "10.48550/arXiv.2405.14906", "oai:arXiv.org:2405.14906", "2405.14906 [cs.LG]"}) {
            assertArxiv(text, "2405.14906");
        }
        assertArxiv("cs/0112017", "cs/0112017");
        assertArxiv("oai:arXiv.org:cs/0112017", "cs/0112017");
        assertArxiv("math.GT/0309136v3", "math/0309136");
        assertArxiv("cond-mat.mes-hall/0309136", "cond-mat/0309136");
        assertArxiv("https://arxiv.org/abs/astro-ph/9605151", "astro-ph/9605151");
    }

    @Test
    void whatIsNoArxivIdentifierIsNone() {
        for (String text : new String[]{"", "n/a", "2413.00001", "2405.149", "arxiv", "12345"}) {
            assertThat(ArxivId.parse(text)).as(text).isEmpty();
        }
        assertThat(ArxivId.ofPage("https://arxiv.org/list/cs.LG/recent")).isEmpty();
        assertThat(ArxivId.ofPage("https://example.org/abs/2405.14906")).isEmpty();
    }

    @Test
    void doisAreInLowerCaseAndWithoutResolver() {
        for (String text : new String[]{"10.1000/J.X(1)2", "doi:10.1000/j.x(1)2",
            "https://doi.org/10.1000/j.x%281%292",
            "http://dx.doi.org/10.1000/J.x(1)2."}) {
            assertThat(of(listing().identifier("doi", text))).as(text)
                    .isEqualTo(Map.of("doi", "10.1000/j.x(1)2"));
        }
    }

    @Test
    void theArxivIdentifierIsAlsoToldByADoiOrAnAddress() {
        Map<String, String> expected = Map.of("arxiv", "2405.14906");
        assertThat(of(listing().identifier("doi", "https://doi.org/10.48550/ARXIV.2405.14906")))
                .isEqualTo(expected);
        assertThat(of(listing().paperUrl("https://arxiv.org/pdf/2405.14906v3"))).isEqualTo(expected);
        assertThat(of(listing().sourceUrl("https://huggingface.co/papers/2405.14906"))).isEqualTo(expected);
        assertThat(of(listing().declaredLink("https://arxiv.org/abs/2405.14906", LinkKind.PAPER)))
                .isEqualTo(expected);
        assertThat(of(listing().declaredLink("https://arxiv.org/abs/2405.14906", null)
                .declaredLink("https://arxiv.org/abs/2405.14907", null))).isEmpty();
        assertThat(of(listing().declaredLink("https://arxiv.org/abs/2405.14906", LinkKind.PROJECT)))
                .isEmpty();
    }

    @Test
    void versionsAreKeptAside() {
        assertThat(Identifiers.of(listing().identifier("arxiv", "2405.14906v12").build()).version())
                .isEqualTo(12);
    }

    @Test
    void theStrongestIdentifierCollectsAndGenericTitlesAreNoGround() {
        assertThat(
                Identity.of(listing().identifier("openreview", "abcD").identifier("doi", "10.1000/x").build())
                        .key())
                .isEqualTo("doi:10.1000/x");
        assertThat(
                Identity.of(listing().identifier("openreview", "abcD").identifier("acl", "P1").build()).key())
                .isEqualTo("openreview:abcD");
        assertThat(Identity.home("doi:10.1000/x", "Introduction"))
                .isNotEqualTo(Identity.home("doi:10.1000/y", "INTRODUCTION."));
        assertThat(Identity.home("doi:10.1000/x", "Vision"))
                .isEqualTo(Identity.home("doi:10.1000/y", "VISION."))
                .matches("[0-9a-f]{32}");
    }

    private static void assertArxiv(String text, String id) {
        assertThat(of(listing().identifier("arxiv", text))).as(text).isEqualTo(Map.of("arxiv", id));
    }

    private static Map<String, String> of(ListingBuilder listing) {
        return Identifiers.of(listing.build()).byScheme();
    }

    private static ListingBuilder listing() {
        return Listing.of("any", Instant.EPOCH, "Any");
    }
}
