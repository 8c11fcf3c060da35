package dev.paperwire.bench.peers;

import dev.paperwire.bench.report.Spread;
import dev.paperwire.bench.sink.Documents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Documents a second from Kafka into one Elasticsearch node: Apache Camel, Apache Flink and the sink, taking turns with the
 * same documents, brokers and kind of index. Prints medians and ranges.
 *
 * <p>
 * {@code PeersMain [DOCUMENTS [ROUNDS]]}
 */
public final class PeersMain {
    private static final int DOCUMENTS = 50_000;
    private static final int ROUNDS = 3;
    private static final long SEED = 42;

    private final Map<Contender, List<Double>> rates = new EnumMap<>(Contender.class);

    private PeersMain() {}

    public static void main(String[] args) throws Exception {
        int documents = args.length > 0 ? Integer.parseInt(args[0]) : DOCUMENTS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        try (Arena arena = new Arena(Documents.of(documents, SEED), false)) {
            PeersMain bench = new PeersMain();
            bench.run(arena, rounds);
            bench.report();
        }
    }

    /** The first round only warms the servers up. */
    private void run(Arena arena, int rounds) throws Exception {
        List<Contender> order = new ArrayList<>(List.of(Contender.values()));
        for (int round = 0; round <= rounds; round++) {
            for (Contender contender : order) {
                Outcome outcome = arena.run(contender);
                System.err.printf("round %d %s%n", round, outcome.toJson());
                if (round > 0) {
                    rates.computeIfAbsent(contender, _ -> new ArrayList<>())
                            .add(outcome.documentsPerSecond());
                }
            }
            Collections.rotate(order, 1);
        }
    }

    private void report() {
        rates.forEach((contender, all) -> {
            Spread spread = Spread.of(all);
            System.out.printf("%-15s %6.0f documents/s (%.0f to %.0f)%n", contender, spread.median(),
                    spread.least(), spread.most());
        });
        ratio(Contender.CAMEL);
        ratio(Contender.CAMEL_AGGREGATE);
        ratio(Contender.FLINK);
    }

    /** Of the medians, and of the two in each round, which ran at nearly the same time. */
    private void ratio(Contender peer) {
        List<Double> own = rates.getOrDefault(Contender.PAPERWIRE, List.of());
        List<Double> theirs = rates.getOrDefault(peer, List.of());
        List<Double> inRounds = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            inRounds.add(own.get(round) / theirs.get(round));
        }
        Spread rounds = Spread.of(inRounds);
        System.out.printf("paperwire / %s: %.2f of medians, in rounds %.2f (%.2f to %.2f)%n", peer,
                Spread.of(own).median() / Spread.of(theirs).median(), rounds.median(), rounds.least(),
                rounds.most());
    }
}
