package dev.paperwire.enrich.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which labels are accepted: those as sure as {@code threshold}; if none is, the surest one, provided it is as sure as
 * {@code alone}; never more than {@code most}.
 */
record Rule(float threshold, float alone, int most) {
    List<ScoredLabel> accept(float[] probabilities, List<String> ids) {
        List<ScoredLabel> accepted = new ArrayList<>();
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
            if (probabilities[i] >= threshold) {
                accepted.add(new ScoredLabel(ids.get(i), probabilities[i]));
            }
        }
        if (accepted.isEmpty() && probabilities.length > 0 && probabilities[best] >= alone) {
            accepted.add(new ScoredLabel(ids.get(best), probabilities[best]));
        }
        accepted.sort(
                Comparator.comparingDouble(ScoredLabel::score).reversed().thenComparing(ScoredLabel::id));
        return List.copyOf(accepted.subList(0, Math.min(most, accepted.size())));
    }
}
