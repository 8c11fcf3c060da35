package dev.paperwire.bench.whole;

import dev.paperwire.bench.sink.Documents;
import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.listing.channel.Channels;
import dev.paperwire.listing.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The sink and what it is measured against, by themselves, with more documents and rounds than the benchmark of the whole has time
 * for, with settings of its own, and with malformed documents.
 *
 * <p>
 * {@code SinkThroughput [DOCUMENTS [ROUNDS [SINK KEY=VALUE ...]]]}
 */
public final class SinkThroughput {
    private static final int WARM_UPS = 3;
    private static final long SEED = 42;
    private static final long SETTLE_MILLIS = 1000;
    private static final int BULK = 1000;
    private static final byte[] BAD = "{\"unheard_of\":true}".getBytes(UTF_8);
    private static final String SINK = "sink";
    private static final String SPOILT = "sink, 1 of 1000 bad";
    private static final String INGESTER = "BulkIngester";
    private static final String RAW = "raw, %d connections";

    private final Map<String, Callable<Trial>> contenders = new LinkedHashMap<>();
    private final Map<String, List<Trial>> trials = new LinkedHashMap<>();

    private SinkThroughput(Bed bed, List<Document> documents, Map<String, String> settings) throws Exception {
        Loaders good = loaders(bed, "good-", documents, settings);
        Loaders spoilt = loaders(bed, "spoilt-", spoilt(documents), settings);
        for (int connections : new int[]{1, 2, 4}) {
            contenders.put(RAW.formatted(connections), () -> good.raw(connections));
        }
        contenders.put(INGESTER, good::bulkIngester);
        contenders.put(SINK, good::sink);
        contenders.put(SPOILT, spoilt::sink);
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Map<String, String> settings = Settings
                .load(null, Map.of(), List.of(args).subList(Math.min(2, args.length), args.length))
                .values();
        try (Bed bed = new Bed(false)) {
            new SinkThroughput(bed, Documents.of(count, SEED), settings).run(rounds);
        }
    }

    private static Loaders loaders(Bed bed, String prefix, List<Document> documents,
            Map<String, String> settings)
            throws Exception {
        Channels channels = bed.channels(prefix);
        PaperTopic.write(bed, channels, documents);
        return new Loaders(bed, channels, documents, settings);
    }

    /** One document of each bulk is none. */
    private static List<Document> spoilt(List<Document> documents) {
        List<Document> spoilt = new ArrayList<>(documents);
        for (int i = BULK - 1; i < spoilt.size(); i += BULK) {
            spoilt.set(i, new Document(spoilt.get(i).id(), spoilt.get(i).revision(), BAD));
        }
        return spoilt;
    }

    private void run(int rounds) throws Exception {
        List<String> names = new ArrayList<>(contenders.keySet());
        for (int round = 1 - WARM_UPS; round <= rounds; round++) {
            for (String name : names) {
                Thread.sleep(SETTLE_MILLIS); // for the last contender's afterwork
                Trial trial = Objects.requireNonNull(contenders.get(name)).call();
                System.err.printf(Locale.ROOT,
                        "round %2d %-20s %6.0f/s, %4.0f us here, %4.0f us in the node%n",
                        round, name, trial.perSecond(), trial.services(), trial.node());
                if (round > 0) {
                    trials.computeIfAbsent(name, _ -> new ArrayList<>()).add(trial);
                }
            }
            Collections.rotate(names, 1);
        }
        report();
    }

    private void report() {
        trials.forEach((name, all) -> System.out.printf(
                "%-20s %s documents/s; processor time of each, us: %s here, %s in the broker, %s in the node%n",
                name, Trial.spread(all, Trial::perSecond), Trial.spread(all, Trial::services),
                Trial.spread(all, Trial::broker), Trial.spread(all, Trial::node)));
        String best = RAW.formatted(1);
        for (String name : List.of(RAW.formatted(2), RAW.formatted(4))) {
            best = median(of(name)) > median(of(best)) ? name : best;
        }
        ratio(SINK, best);
        ratio(SINK, INGESTER);
        ratio(best, INGESTER); // more than this nobody can
        ratio(SPOILT, SINK);
    }

    private void ratio(String one, String other) {
        System.out.printf("%s / %s: %s%n", one, other, Trial.ratio(of(one), of(other)));
    }

    private List<Trial> of(String name) {
        return Objects.requireNonNull(trials.get(name), name);
    }

    private static double median(List<Trial> trials) {
        return Trial.spread(trials, Trial::perSecond).median();
    }
}
