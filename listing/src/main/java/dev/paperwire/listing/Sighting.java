package dev.paperwire.listing;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a listing leaves on its paper.
 *
 * @param source the source's id, see {@link Listing#source()}
 * @param listedOn the day the source listed the paper on; absent where the source tells none
 * @param sourceUrl the page or document of the source
 */
public record Sighting(String source, @Nullable LocalDate listedOn, @Nullable String sourceUrl)
        implements
            Comparable<Sighting> {
    private static final Comparator<Sighting> ORDER = Comparator
            .comparing(Sighting::listedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Sighting::source)
            .thenComparing(Sighting::sourceUrl, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Sighting {
        Checks.of("sighting").matches(source, Listing.SOURCE, "source").done();
        sourceUrl = Checks.optional(sourceUrl);
    }

    /** By day, then source, then address; an unknown day is first. */
    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
