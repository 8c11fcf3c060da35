package dev.paperwire.bench;

import dev.paperwire.bench.listings.ListingGenerator;
import dev.paperwire.bench.listings.ListingStatistics;
import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.Enricher;
import dev.paperwire.enrich.TextAnnotator;
import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.enrich.merge.Collected;
import dev.paperwire.enrich.merge.Draft;
import dev.paperwire.enrich.topics.ScoredLabel;
import dev.paperwire.enrich.topics.TextClassifier;
import dev.paperwire.enrich.topics.TopicModels;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.json.JsonCodec;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What becomes of one made listing in {@code enrich}, part by part and as a whole; with {@code -prof gc} what it allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EnrichBenchmark {
    private static final int LISTINGS = 4_000;
    private static final JsonCodec<Listing> LISTING = JsonCodec.of(Listing.class);
    private static final JsonCodec<Paper> PAPER = JsonCodec.of(Paper.class);

    private final List<Listing> listings = new ListingGenerator(ListingStatistics.bundled(), 1)
            .listings(0, LISTINGS)
            .toList();
    private final TopicModels models = TopicModels.bundled();
    private final TextClassifier categories = models.categories();
    private final Enricher whole = new Enricher(TextAnnotator.bundled(), InstantSource.system());
    private final Enricher bare = new Enricher(Annotator.NONE, InstantSource.system());
    private final List<byte[]> listingJson = listings.stream().map(LISTING::write).toList();
    private final List<Paper> papers = listings.stream().map(bare::enrich).toList();
    private final List<byte[]> paperJson = papers.stream().map(PAPER::write).toList();
    private int next;

    /** Who a listing is of. */
    @Benchmark
    public Identity identity() {
        return Identity.of(next(listings));
    }

    /** Two listings, one after the other in the list, under one identifier become one draft. */
    @Benchmark
    public Optional<Draft> merge() {
        return Collected.NONE.plus(next(listings)).plus(next(listings)).draft();
    }

    /** Identity, merging and the document of a paper, without reading its text. */
    @Benchmark
    public Paper identityAndMerge() {
        return bare.enrich(next(listings));
    }

    /** The arXiv categories of a text. */
    @Benchmark
    public List<ScoredLabel> categories() {
        Listing listing = next(listings);
        return categories.classify(listing.title(), Objects.requireNonNullElse(listing.abstractText(), ""));
    }

    /** Everything that {@code paperwire enrich} does with a listing. */
    @Benchmark
    public Paper wholeEnrich() {
        return whole.enrich(next(listings));
    }

    /** JSON to listing. */
    @Benchmark
    public Listing readListing() throws Exception {
        return LISTING.read(next(listingJson));
    }

    /** Listing to JSON. */
    @Benchmark
    public byte[] writeListing() {
        return LISTING.write(next(listings));
    }

    /** JSON to paper. */
    @Benchmark
    public Paper readPaper() throws Exception {
        return PAPER.read(next(paperJson));
    }

    /** Paper to JSON. */
    @Benchmark
    public byte[] writePaper() {
        return PAPER.write(next(papers));
    }

    private <T> T next(List<T> all) {
        next = (next + 1) % LISTINGS;
        return all.get(next);
    }
}
