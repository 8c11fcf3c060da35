package dev.paperwire.bench.listings;

import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes listings that are as long, as varied, as full of links and as often repeated as the statistics say. A listing depends on
 * its number, the seed and the statistics alone, so that any part of them can be made without the part before. Their times go
 * on with their numbers, {@value #A_DAY} a day. Safe for use by many threads.
 */
public final class ListingGenerator {
    /** How many listings are fetched in a day. */
    static final int A_DAY = 1_000;

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofDays(1).dividedBy(A_DAY);
    private static final int A_MONTH = 90_000;
    private static final int MONTHS = 12;
    private static final int ADDED = 120;

    private final ListingStatistics statistics;
    private final long seed;
    private final Occasions occasions;
    private final TextMaker titles;
    private final TextMaker abstracts;
    private final TextMaker comments;
    private final Draw<String> categories;
    private final Map<String, LinkMaker> links = new TreeMap<>();

    /** Makes a generator; the same statistics and seed make the same listings. */
    public ListingGenerator(ListingStatistics statistics, long seed) {
        this.statistics = statistics;
        this.seed = new SplittableRandom(seed).nextLong();
        this.occasions = new Occasions(statistics, this.seed);
        this.titles = new TextMaker(statistics.title());
        this.abstracts = new TextMaker(statistics.abstractText());
        this.comments = new TextMaker(statistics.comment());
        this.categories = new Draw<>(statistics.categories());
        statistics.sources().forEach((id, source) -> links.put(id, new LinkMaker(source, titles)));
    }

    /** The listings with these numbers, the last excluded. */
    public Stream<Listing> listings(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::listing);
    }

    /** Whether the listing with this number is the first of its paper. */
    public boolean isFirst(long number) {
        return occasions.of(number).origin() == number;
    }

    /** The arXiv identifier, without a version, of the paper of the listing with this number. */
    public String arxivId(long number) {
        long origin = occasions.of(number).origin();
        long month = origin / A_MONTH;
        return "%02d%02d.%05d".formatted(25 + month / MONTHS, 1 + month % MONTHS, origin % A_MONTH);
    }

    /** The listing with this number, from 0. */
    public Listing listing(long number) {
        Occasion occasion = occasions.of(number);
        Instant fetched = BEGIN.plus(BETWEEN.multipliedBy(number));
        Instant published = BEGIN.plus(BETWEEN.multipliedBy(occasion.origin()));
        SplittableRandom paper = new SplittableRandom(
                seed ^ (2 * occasion.origin() + 1) * 0x9E3779B97F4A7C15L);
        SplittableRandom own = new SplittableRandom(seed ^ (2 * number) * 0xBF58476D1CE4E5B9L);
        String id = arxivId(occasion.origin());
        String source = occasion.kind().source();
        // What all listings of a paper share is drawn first, in one order.
        String title = titles.text(paper);
        String text = abstractText(paper, source(occasion.origin()));
        ListingBuilder listing = Listing.of(source, fetched, title.length() > Listing.MAX_TITLE
                ? title.substring(0, Listing.MAX_TITLE)
                : title)
                .authors(people(paper))
                .publishedAt(published)
                .listedOn(fetched.atZone(ZoneOffset.UTC).toLocalDate());
        if (source.equals(Survey.ARXIV)) {
            boolean revised = occasion.kind() == Occasion.Kind.REVISED;
            long version = revised ? 2 + (number - occasion.origin()) / A_MONTH : 1;
            listing.identifier("arxiv", id + "v" + version)
                    .sourceUrl("https://export.arxiv.org/api/query?start=" + number)
                    .paperUrl("https://arxiv.org/abs/" + id)
                    .updatedAt(fetched)
                    .categories(categories(paper))
                    .comment(has(Survey.ARXIV, "comment", paper) ? comments.text(paper) : null)
                    .abstractText(revised ? text + " " + abstracts.text(own, ADDED) + "." : text);
        } else {
            listing.identifier("arxiv", id)
                    .sourceUrl("https://huggingface.co/papers/date/"
                            + fetched.atZone(ZoneOffset.UTC).toLocalDate())
                    .paperUrl("https://arxiv.org/abs/" + id)
                    .abstractText(text)
                    .keywords(has(source, "keywords", paper) ? keywords(paper) : List.of())
                    .submittedBy(titles.rare(paper))
                    .signal("upvotes", about(source).upvotes().at(own.nextDouble()));
            declare(listing, source, "code", LinkKind.CODE, "github.com", paper);
            declare(listing, source, "project", LinkKind.PROJECT, "github.io", paper);
        }
        return listing.build();
    }

    private String source(long number) {
        return occasions.of(number).kind().source();
    }

    private String abstractText(SplittableRandom random, String source) {
        SourceStatistics about = about(source);
        StringBuilder text = new StringBuilder(abstracts.text(random)).append('.');
        if (random.nextDouble() < about.linked()) {
            for (long left = about.links().at(random.nextDouble()); left > 0; left--) {
                text.append(links(source).sentence(random));
            }
        }
        return text.toString();
    }

    private SourceStatistics about(String source) {
        return Objects.requireNonNull(statistics.sources().get(source), source);
    }

    private LinkMaker links(String source) {
        return Objects.requireNonNull(links.get(source), source);
    }

    private boolean has(String source, String field, SplittableRandom random) {
        return random.nextDouble() < about(source).field(field);
    }

    private void declare(ListingBuilder listing, String source, String field, LinkKind kind, String host,
            SplittableRandom random) {
        if (has(source, field, random)) {
            listing.declaredLink(links(source).address(field, host, random), kind);
        }
    }

    private List<String> people(SplittableRandom random) {
        long count = Math.max(1, statistics.authors().at(random.nextDouble()));
        return IntStream.range(0, (int) count).mapToObj(_ -> name(random) + " " + name(random)).toList();
    }

    private String name(SplittableRandom random) {
        String word = abstracts.rare(random);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private List<String> categories(SplittableRandom random) {
        List<String> codes = new ArrayList<>();
        for (long left = statistics.categoriesEach().at(random.nextDouble()); left > 0; left--) {
            String code = categories.next(random);
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private List<String> keywords(SplittableRandom random) {
        int count = (int) statistics.keywordsEach().at(random.nextDouble());
        return IntStream.range(0, count).mapToObj(_ -> titles.text(random, 2 * 8)).distinct().toList();
    }
}
