package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.merge.MergeState;
import dev.paperwire.enrich.merge.PaperMaker;
import dev.paperwire.enrich.state.Codec;
import dev.paperwire.enrich.trends.Count;
import dev.paperwire.enrich.trends.CountTrends;
import dev.paperwire.enrich.trends.TrendChange;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.channel.Channel;
import dev.paperwire.listing.channel.Channels;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: a pure function of its settings. Listings are read and collected by identifier, identifiers are grouped by title,
 * groups make papers, papers make trends. See {@code docs/topology.md} for its picture.
 */
public final class EnrichTopology {
    /** The largest record of the internal topics, in bytes; the state of one title must fit. */
    static final int MAX_INTERNAL_BYTES = 32 * 1024 * 1024;

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Serde<String> TEXT = Serdes.String();

    private final TopologySettings settings;
    private final Channels channels;
    private final Annotator annotator;
    private final Tally tally;

    private EnrichTopology(TopologySettings settings, Annotator annotator, Tally tally) {
        this.settings = settings;
        this.channels = settings.channels();
        this.annotator = annotator;
        this.tally = tally;
    }

    /**
     * Builds the topology.
     *
     * @param settings what it depends on
     * @param annotator reads the texts of papers
     * @param tally counts what goes through
     */
    public static Topology build(TopologySettings settings, Annotator annotator, Tally tally) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new NamedResources()));
        new EnrichTopology(settings, annotator, tally).describe(builder);
        return builder.build();
    }

    /** The topology in words, as Kafka Streams describes it. */
    public static String describe(TopologySettings settings) {
        return build(settings, Annotator.NONE, new Tally()).describe().toString();
    }

    private void describe(StreamsBuilder builder) {
        KStream<String, Fact> facts = read(builder);
        KStream<String, Effect> effects = facts
                .process(new CollectFacts(store("collections", Collection.CODEC)), Named.as("collect"))
                .repartition(repartitioned("drafts", MemberChange.CODEC.serde()))
                .process(new PublishPapers(store("groups", MergeState.GROUP), new PaperMaker(annotator),
                        channels.listings().name(), tally), Named.as("publish"));
        effects.split(Named.as("effect-"))
                .branch((_, effect) -> effect instanceof Effect.Write, Branched
                        .withConsumer(this::writePapers, "write"))
                .branch((_, effect) -> effect instanceof Effect.Count, Branched
                        .withConsumer(this::countTrends, "count"))
                .branch((_, effect) -> effect instanceof Effect.Fail, Branched
                        .withConsumer(
                                failed -> writeRejects(failed, effect -> ((Effect.Fail) effect).reject(),
                                        "failed"),
                                "fail"));
    }

    /** Takes bytes, so that a record that is no listing is a case like any other. */
    private KStream<String, Fact> read(StreamsBuilder builder) {
        Placement placement = new Placement(channels.partitions());
        KStream<String, Reading> readings = builder
                .stream(channels.listings().name(), Consumed.with(BYTES, BYTES)
                        .withTimestampExtractor((raw, _) -> Math.max(0, raw.timestamp()))
                        .withName("listings"))
                .process(
                        () -> new ReadListing(channels.listings().name(), settings.maxListingBytes(),
                                placement,
                                tally),
                        Named.as(RejectingHandler.FIRST_STEP));
        Map<String, KStream<String, Reading>> branches = readings.split(Named.as("reading-"))
                .branch((_, reading) -> reading instanceof Reading.Refused, Branched
                        .withConsumer(refused -> writeRejects(refused,
                                reading -> ((Reading.Refused) reading).reject(),
                                "refused"), "refused"))
                .branch((_, reading) -> reading instanceof Reading.Elsewhere, Branched.as("elsewhere"))
                .defaultBranch(Branched.as("here"));
        KStream<String, Fact> moved = Objects.requireNonNull(branches.get("reading-elsewhere"))
                .mapValues(reading -> ((Reading.Elsewhere) reading).fact(), Named.as("fact-elsewhere"))
                .repartition(repartitioned("facts", Fact.serde()).withStreamPartitioner(placement));
        return Objects.requireNonNull(branches.get("reading-here"))
                .mapValues(reading -> ((Reading.Here) reading).fact(), Named.as("fact-here"))
                .merge(moved, Named.as("facts"));
    }

    private void writePapers(KStream<String, Effect> effects) {
        KStream<String, Paper> papers = effects.mapValues(effect -> ((Effect.Write) effect).paper(),
                Named.as("paper"));
        papers.to(channels.papers().name(), produced(channels.papers(), "papers"));
    }

    private void countTrends(KStream<String, Effect> effects) {
        effects.map(
                (_, effect) -> org.apache.kafka.streams.KeyValue.pair("all",
                        ((Effect.Count) effect).change()),
                Named.as("trend-change"))
                .repartition(Repartitioned.<String, TrendChange>as("trend-changes")
                        .withKeySerde(TEXT)
                        .withValueSerde(TrendChange.CODEC.serde())
                        .withNumberOfPartitions(1))
                .process(
                        new CountTrends(store("trend-counts", Count.CODEC), settings.trendHorizonDays(),
                                settings.trendInterval(),
                                tally.trendsPending()),
                        Named.as("count-trends"))
                .to(channels.trends().name(), produced(channels.trends(), "trends"));
    }

    private <V> void writeRejects(KStream<String, V> refused, Function<V, Reject> reject, String name) {
        refused.mapValues(reject::apply, Named.as(name + "-reject"))
                .process(WriteReject::new, Named.as(name + "-bytes"))
                .to(channels.rejects().name(), Produced.with(BYTES, BYTES).withName(name + "-rejects"));
    }

    private <V> Repartitioned<String, V> repartitioned(String name, Serde<V> serde) {
        return Repartitioned.<String, V>as(name)
                .withKeySerde(TEXT)
                .withValueSerde(serde)
                .withNumberOfPartitions(channels.partitions());
    }

    private static <V> Produced<String, V> produced(Channel<String, V> channel, String name) {
        return Produced.with(channel.key(), channel.value()).withName(name);
    }

    private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Codec<V> codec) {
        KeyValueBytesStoreSupplier place = switch (settings.stores()) {
            case DISK -> Stores.persistentKeyValueStore(name);
            case MEMORY -> Stores.inMemoryKeyValueStore(name);
        };
        return Stores.keyValueStoreBuilder(place, TEXT, codec.serde())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_INTERNAL_BYTES)));
    }

    /** Refuses a store or topic without a name when the topology is built; says nothing of itself in the log. */
    private static final class NamedResources extends StreamsConfig {
        NamedResources() {
            super(Map.of(APPLICATION_ID_CONFIG, "any", BOOTSTRAP_SERVERS_CONFIG, "any",
                    ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true), false);
        }
    }
}
