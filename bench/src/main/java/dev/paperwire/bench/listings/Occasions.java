package dev.paperwire.bench.listings;

import dev.paperwire.bench.listings.Occasion.Kind;
import java.util.Objects;
import java.util.SplittableRandom;

/** Tells of any listing, by its number alone, whether its paper was listed before, and where. */
final class Occasions {
    /** How far back a paper's listing before this one is, at most; the nearer ones are more frequent. */
    private static final double FARTHEST = 20_000;

    private final SourceStatistics huggingFace;
    private final ListingStatistics.Repeats repeats;
    private final long seed;

    Occasions(ListingStatistics statistics, long seed) {
        this.huggingFace = Objects.requireNonNull(statistics.sources().get(Survey.HUGGING_FACE));
        this.repeats = statistics.repeats();
        this.seed = seed;
    }

    Occasion of(long number) {
        Kind kind = kind(number);
        long before = switch (kind) {
            case NEW_AT_ARXIV, NEW_AT_HUGGING_FACE -> number;
            case REVISED, ELSEWHERE -> nearest(Kind.NEW_AT_ARXIV, start(number));
            case RELISTED -> nearest(Kind.NEW_AT_HUGGING_FACE, start(number));
        };
        // The first few listings have nothing before them that they could repeat.
        return before >= 0
                ? new Occasion(kind, before)
                : new Occasion(kind.source().equals(Survey.ARXIV)
                        ? Kind.NEW_AT_ARXIV
                        : Kind.NEW_AT_HUGGING_FACE, number);
    }

    private Kind kind(long number) {
        SplittableRandom random = new SplittableRandom(seed + 2 * number);
        double draw = random.nextDouble();
        if (random.nextDouble() >= huggingFace.share()) {
            return draw < repeats.revised() ? Kind.REVISED : Kind.NEW_AT_ARXIV;
        }
        if (draw < repeats.relisted()) {
            return Kind.RELISTED;
        }
        return random.nextDouble() < repeats.elsewhere() ? Kind.ELSEWHERE : Kind.NEW_AT_HUGGING_FACE;
    }

    private long start(long number) {
        double draw = new SplittableRandom(seed + 2 * number + 1).nextDouble();
        return number - (long) Math.exp(draw * Math.log(FARTHEST));
    }

    private long nearest(Kind wanted, long from) {
        long number = from;
        while (number >= 0 && kind(number) != wanted) {
            number--;
        }
        return Math.max(number, -1);
    }
}
