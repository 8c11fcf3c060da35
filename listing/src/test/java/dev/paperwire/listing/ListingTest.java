package dev.paperwire.listing;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListingTest {
    private static final Instant NOW = Instant.parse("2025-03-18T20:15:30Z");

    @Test
    void needsNothingButSourceTimeAndTitle() {
        assertThat(Listing.of("a-source", NOW, "T").build())
                .isEqualTo(new Listing(1, "a-source", null, null, NOW, "T",
                        null, List.of(), java.util.Map.of(), null, null, null, List.of(), null, List.of(),
                        null, List.of(),
                        java.util.Map.of()));
    }

    @Test
    void tellsEveryViolationAtOnce() {
        var invalid = catchThrowableOfType(InvalidRecord.class, () -> Listing.of("A Source", NOW, " ")
                .abstractText("x".repeat(20_001))
                .identifier("arXiv", "1")
                .build());

        assertThat(invalid.violations()).containsExactly(
                new Violation("source", "'A Source' does not match [a-z0-9-]{1,64}"),
                new Violation("title", "is blank"),
                new Violation("abstract", "has 20001 characters, at most 20000 are allowed"),
                new Violation("identifiers", "'arXiv' does not match [a-z][a-z0-9_]{0,63}"));
        assertThat(invalid).hasMessageStartingWith("not a valid listing: source: 'A Source'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a_b", "É", "a b"})
    void refusesASourceIdOutsideItsAlphabet(String source) {
        assertThatThrownBy(() -> Listing.of(source, NOW, "T").build()).isInstanceOf(InvalidRecord.class)
                .hasMessageContaining("source: '" + source + "'");
    }

    @Test
    void countsCharactersNotUtf16Units() {
        assertThat(Listing.of("s", NOW, "𝔐".repeat(1_000)).build().title()).hasSize(2_000);
        assertThatThrownBy(() -> Listing.of("s", NOW, "𝔐".repeat(1_001)).build())
                .hasMessage("not a valid listing: title: has 1001 characters, at most 1000 are allowed");
    }

    @Test
    void takesBlankTextsAsAbsentAndMendsHalfCharacters() {
        Listing listing = Listing.of("s", NOW, "a\uD800b")
                .comment("  ")
                .abstractText("\uDC00x 🧪")
                .authors(List.of("A", " ", "\uD83E"))
                .build();

        assertThat(listing).isEqualTo(
                Listing.of("s", NOW, "a\uFFFDb")
                        .abstractText("\uFFFDx 🧪")
                        .authors(List.of("A", "\uFFFD"))
                        .build());
    }
}
