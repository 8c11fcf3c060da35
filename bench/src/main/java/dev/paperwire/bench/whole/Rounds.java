package dev.paperwire.bench.whole;

import dev.paperwire.bench.sink.Documents.Document;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.listing.channel.Channels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All contenders, one after the other, round after round, each time in another order. The first round makes the documents for
 * those that need some. The first ones warm everything up and do not count; those who run in processes of their own,
 * which are new each time, stay out of them.
 */
final class Rounds {
    private static final int WARM_UP_PART = 3;
    /** For what the contender before has left to do. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Bed bed;
    private final BenchPlan plan;
    private final Annotator annotator;
    private final Path file;
    private final Consumer<String> progress;
    private final Channels papers;
    private final Map<Contender, List<Trial>> trials = new EnumMap<>(Contender.class);
    private final Map<Contender, String> notes = new EnumMap<>(Contender.class);
    private final List<Turn> turns;
    /** The number of the round that runs, from 1, with those that warm up. */
    private int number;
    /** How many rounds have counted, with the one that runs; none while all is warmed up. */
    private int counted;
    private List<Document> documents = List.of();
    private Optional<Loaders> loaders = Optional.empty();

    /** What runs at one time. */
    private interface Turn {
        void run() throws Exception;
    }

    /**
     * Prepares the rounds.
     *
     * @param file the listings that all contenders have
     */
    Rounds(Bed bed, BenchPlan plan, Annotator annotator, Path file, Consumer<String> progress)
            throws Exception {
        this.bed = bed;
        this.plan = plan;
        this.annotator = annotator;
        this.file = file;
        this.progress = progress;
        this.papers = bed.channels("documents-");
        this.turns = new ArrayList<>(List.of(
                () -> keep(Contender.SINK, loaders.orElseThrow().sink()),
                () -> keep(Contender.RAW_1, loaders.orElseThrow().raw(1)),
                () -> keep(Contender.RAW_2, loaders.orElseThrow().raw(2)),
                () -> keep(Contender.RAW_4, loaders.orElseThrow().raw(4)),
                () -> keep(Contender.BULK_INGESTER, loaders.orElseThrow().bulkIngester()),
                unlessWarmingUp(this::tools), () -> keep(Contender.WHOLE, whole())));
        Optional<String> missing = Peers.missing(plan.peers());
        for (Contender peer : List.of(Contender.CAMEL, Contender.FLINK)) {
            missing.ifPresentOrElse(why -> notes.put(peer, why),
                    () -> turns.add(unlessWarmingUp(() -> peer(peer))));
        }
    }

    /** Warms up, for at most a third of the time, and runs as many rounds as there is time for, but at least one. */
    void run(Duration time) throws Exception {
        long begun = System.nanoTime();
        while (number < plan.warmUps() && since(begun).compareTo(time.dividedBy(WARM_UP_PART)) < 0) {
            round();
        }
        Duration longest = Duration.ZERO;
        while (counted < plan.rounds()) {
            long roundBegun = System.nanoTime();
            if (counted > 0 && since(begun).plus(longest).compareTo(time) > 0) {
                progress.accept("no time for another round");
                return;
            }
            counted++;
            round();
            Duration took = since(roundBegun);
            longest = longest.compareTo(took) > 0 ? longest : took;
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void round() throws Exception {
        number++;
        Channels channels = bed.channels("r" + number + "-");
        Stages work = new Stages(bed, channels, plan.listings());
        keep(Contender.INGEST, work.ingest(file));
        List<Turn> stages = new ArrayList<>(List.of(
                () -> keep(Contender.ENRICH, work.enrich("enrich", annotator)),
                () -> keep(Contender.PASS_THROUGH, work.passThrough()),
                () -> keep(Contender.TOPOLOGY, work.enrich("topology", Annotator.NONE))));
        Collections.rotate(stages, loaders.isEmpty() ? 0 : number);
        for (Turn stage : stages) {
            stage.run();
            if (loaders.isEmpty()) {
                documents = PaperTopic.read(bed, channels);
                PaperTopic.write(bed, papers, documents);
                loaders = Optional.of(new Loaders(bed, papers, documents, Map.of()));
            }
        }
        bed.drop(channels);
        for (Turn turn : turns) {
            Thread.sleep(SETTLE);
            turn.run();
        }
        Collections.rotate(turns, 1);
    }

    /** Of a contender that each time has a process of its own, which nothing warms up. */
    private Turn unlessWarmingUp(Turn turn) {
        return () -> {
            if (counted > 0) {
                turn.run();
            }
        };
    }

    private void tools() throws Exception {
        KafkaTools tools = new KafkaTools(bed, "tools-" + number);
        keep(Contender.PRODUCER_TOOL, tools.produce(file, plan.listings()));
        keep(Contender.CONSUMER_TOOL, tools.consume(plan.listings()));
    }

    /** All three stages at once, from the first listing until the last document can be searched. */
    private Trial whole() throws Exception {
        Channels channels = bed.channels("w" + number + "-");
        Trial trial;
        try (Pipeline pipeline = new Pipeline(bed, channels, annotator)) {
            Meter.Reading begun = bed.meter().begin();
            pipeline.carry(file, plan.listings());
            trial = bed.meter().end(begun, plan.listings());
        }
        bed.drop(channels);
        return trial;
    }

    /** One that fails is told of, and the others go on. */
    private void peer(Contender peer) throws InterruptedException {
        try {
            keep(peer,
                    new Peers(bed, plan.peers().orElseThrow()).carry(peer, papers, documents.size()));
        } catch (IOException e) {
            progress.accept(peer.title() + " failed: " + e.getMessage());
            notes.put(peer, "failed: " + e.getMessage());
        }
    }

    private void keep(Contender contender, Trial trial) {
        progress.accept(String.format(Locale.ROOT, "%s: %s, %,.0f %s/s",
                counted > 0 ? "round " + counted : "warm-up",
                contender.title(), trial.perSecond(), contender.unit()));
        if (counted > 0) {
            trials.computeIfAbsent(contender, _ -> new ArrayList<>()).add(trial);
        }
    }

    /** What was measured, in the order of the rounds. */
    List<Trial> trials(Contender contender) {
        return List.copyOf(trials.getOrDefault(contender, List.of()));
    }

    /** What there is to say of a contender; may be empty. */
    String note(Contender contender) {
        return notes.getOrDefault(contender, "");
    }

    /** How many documents the listings have made. */
    int documents() {
        return documents.size();
    }
}
