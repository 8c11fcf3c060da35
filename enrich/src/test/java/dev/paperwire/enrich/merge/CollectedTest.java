package dev.paperwire.enrich.merge;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CollectedTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aSourceCorrectsItsOwnWordingOfTheDay() {
        Collected collected = Collected.NONE.plus(Listing.of("hf", START.plusSeconds(9), "Zebras").build())
                .plus(Listing.of("hf", START.plusSeconds(99), "Antelopes").build());

        assertThat(collected.draft().orElseThrow().text().title()).isEqualTo("Antelopes");
    }

    @Test
    void theNewestWordingIsThatOfTheLatestUpdateThenOfTheGreatestVersion() {
        Collected collected = Collected.NONE
                .plus(Listing.of("b", START, "Second")
                        .identifier("arxiv", "2403.00001v2")
                        .updatedAt(START)
                        .build())
                .plus(Listing.of("c", START.plusSeconds(9), "First")
                        .identifier("arxiv", "2403.00001v1")
                        .updatedAt(START)
                        .abstractText("Of the first")
                        .build())
                .plus(Listing.of("d", START.plusSeconds(99), "Undated").build());

        Draft draft = collected.draft().orElseThrow();
        assertThat(draft.text().title()).isEqualTo("Second");
        assertThat(draft.text().abstractText()).isEqualTo("Of the first");
    }

    @Test
    void whatIsKeptIsBoundedAndStillHasTheFirstTitle() {
        Collected collected = Collected.NONE;
        for (int i = 0; i < 100; i++) {
            collected = collected.plus(
                    Listing.of("a", START, "Title " + i)
                            .updatedAt(START.plusSeconds((i * 37) % 100))
                            .build());
        }
        assertThat(collected.contributions()).hasSize(Collected.MAX_CONTENTS);
        assertThat(collected.firstTitle()).contains("Title 0");

        Collected daily = Collected.NONE;
        for (int day = 0; day < 500; day++) {
            daily = daily.plus(Listing.of("a", START, "T").listedOn(LocalDate.EPOCH.plusDays(day)).build());
        }
        assertThat(daily.draft().orElseThrow().days()).hasSize(Contribution.MAX_SEEN)
                .endsWith(LocalDate.EPOCH.plusDays(499));
    }
}
