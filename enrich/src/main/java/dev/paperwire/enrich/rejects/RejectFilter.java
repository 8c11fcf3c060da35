package dev.paperwire.enrich.rejects;

import dev.paperwire.listing.Reject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rejects are meant.
 *
 * @param stages who refused; empty for all
 * @param reasons why; empty for all
 * @param from the first moment; null for no limit
 * @param to the moment after the last; null for no limit
 */
public record RejectFilter(Set<Reject.Stage> stages, Set<String> reasons, @Nullable Instant from,
        @Nullable Instant to) {
    /** All rejects. */
    public static final RejectFilter ALL = new RejectFilter(Set.of(), Set.of(), null, null);

    public RejectFilter {
        stages = Set.copyOf(stages);
        reasons = Set.copyOf(reasons);
    }

    /** Whether it is meant. */
    public boolean matches(Reject reject) {
        return (stages.isEmpty() || stages.contains(reject.stage()))
                && (reasons.isEmpty() || reasons.contains(reject.reason()))
                && (from == null || !reject.at().isBefore(from)) && (to == null || reject.at().isBefore(to));
    }
}
