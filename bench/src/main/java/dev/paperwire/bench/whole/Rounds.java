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
    private List<Document> documents = List.of();
    private Optional<Loaders> loaders = Optional.empty();

    /** What runs at one time. */
    private interface Turn {
        void run(int round) throws Exception;
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
                round -> keep(Contender.SINK, round, loaders.orElseThrow().sink()),
                round -> keep(Contender.RAW_1, round, loaders.orElseThrow().raw(1)),
                round -> keep(Contender.RAW_2, round, loaders.orElseThrow().raw(2)),
                round -> keep(Contender.RAW_4, round, loaders.orElseThrow().raw(4)),
                round -> keep(Contender.BULK_INGESTER, round, loaders.orElseThrow().bulkIngester()),
                counted(this::tools), round -> keep(Contender.WHOLE, round, whole("w" + round + "-"))));
        Optional<String> missing = Peers.missing(plan.peers());
        for (Contender peer : List.of(Contender.CAMEL, Contender.FLINK)) {
            missing.ifPresentOrElse(why -> notes.put(peer, why),
                    () -> turns.add(counted(round -> peer(peer, round))));
        }
    }

    /** Warms up, and runs as many rounds as there is time for, but at least one. */
    void run(Duration time) throws Exception {
        long begun = System.nanoTime();
        Duration longest = Duration.ZERO;
        for (int round = 0; round < plan.warmUps() + plan.rounds(); round++) {
            long roundBegun = System.nanoTime();
            if (round > plan.warmUps()
                    && Duration.ofNanos(roundBegun - begun).plus(longest).compareTo(time) > 0) {
                progress.accept("no time for another round");
                return;
            }
            round(round);
            Duration took = Duration.ofNanos(System.nanoTime() - roundBegun);
            longest = longest.compareTo(took) > 0 && counts(round) ? longest : took;
        }
    }

    private void round(int round) throws Exception {
        Channels channels = bed.channels("r" + round + "-");
        Stages work = new Stages(bed, channels, plan.listings());
        keep(Contender.INGEST, round, work.ingest(file));
        List<Turn> stages = new ArrayList<>(List.of(
                now -> keep(Contender.ENRICH, now, work.enrich("enrich", annotator)),
                now -> keep(Contender.PASS_THROUGH, now, work.passThrough()),
                now -> keep(Contender.TOPOLOGY, now, work.enrich("topology", Annotator.NONE))));
        Collections.rotate(stages, loaders.isEmpty() ? 0 : round);
        for (Turn stage : stages) {
            stage.run(round);
            if (loaders.isEmpty()) {
                documents = PaperTopic.read(bed, channels);
                PaperTopic.write(bed, papers, documents);
                loaders = Optional.of(new Loaders(bed, papers, documents, Map.of()));
            }
        }
        bed.drop(channels);
        for (Turn turn : turns) {
            Thread.sleep(SETTLE);
            turn.run(round);
        }
        Collections.rotate(turns, 1);
    }

    /** Stays out of the rounds that do not count. */
    private Turn counted(Turn turn) {
        return round -> {
            if (counts(round)) {
                turn.run(round);
            }
        };
    }

    private boolean counts(int round) {
        return round >= plan.warmUps();
    }

    private void tools(int round) throws Exception {
        KafkaTools tools = new KafkaTools(bed, "tools-" + round);
        keep(Contender.PRODUCER_TOOL, round, tools.produce(file, plan.listings()));
        keep(Contender.CONSUMER_TOOL, round, tools.consume(plan.listings()));
    }

    /** All three stages at once, from the first listing until the last document can be searched. */
    private Trial whole(String prefix) throws Exception {
        Channels channels = bed.channels(prefix);
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
    private void peer(Contender peer, int round) throws InterruptedException {
        try {
            keep(peer, round,
                    new Peers(bed, plan.peers().orElseThrow()).carry(peer, papers, documents.size()));
        } catch (IOException e) {
            progress.accept(peer.title() + " failed: " + e.getMessage());
            notes.put(peer, "failed: " + e.getMessage());
        }
    }

    private void keep(Contender contender, int round, Trial trial) {
        progress.accept(String.format(Locale.ROOT, "%s: %s, %,.0f %s/s",
                counts(round) ? "round " + (round - plan.warmUps() + 1) : "warm-up",
                contender.title(), trial.perSecond(), contender.unit()));
        if (counts(round)) {
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
