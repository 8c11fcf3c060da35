package dev.paperwire.bench.whole;

import dev.paperwire.bench.report.Report.Cost;
import dev.paperwire.bench.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a contender did once.
 *
 * @param count how many listings or documents
 * @param perSecond how many a second
 * @param services processor time of this process for each, in microseconds
 * @param broker that of the broker
 * @param node that of the node
 * @param allocated bytes for each
 * @param heap megabytes left after a collection, at most
 * @param here whether the contender ran in this process, so that its costs are known
 */
record Trial(long count, double perSecond, double services, double broker, double node, double allocated,
        double heap, boolean here) {
    /** Of a contender that ran in a process of its own and tells only its speed. */
    static Trial elsewhere(long count, double perSecond) {
        return new Trial(count, perSecond, 0, 0, 0, 0, 0, false);
    }

    double processorTime() {
        return services + broker + node;
    }

    static Spread spread(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return Spread.of(trials.stream().mapToDouble(figure).boxed().toList());
    }

    /** The speeds of two contenders in the same rounds: a ratio for each round that both have. */
    static Spread ratio(List<Trial> ones, List<Trial> others) {
        return Spread.of(IntStream.range(0, Math.min(ones.size(), others.size()))
                .mapToObj(round -> ones.get(round).perSecond() / others.get(round).perSecond())
                .toList());
    }

    static Optional<Cost> cost(List<Trial> trials) {
        return trials.stream().allMatch(Trial::here)
                ? Optional.of(new Cost(spread(trials, Trial::services), spread(trials, Trial::broker),
                        spread(trials, Trial::node), spread(trials, Trial::allocated),
                        spread(trials, Trial::heap)))
                : Optional.empty();
    }
}
