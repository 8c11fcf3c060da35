package dev.paperwire.bench.listings;

import dev.paperwire.enrich.links.LinkExtractor;
import dev.paperwire.listing.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes the statistics of listings, real or made. */
final class Survey {
    static final String ARXIV = "arxiv";
    static final String HUGGING_FACE = "huggingface";

    private static final int TITLE_WORDS = 1_000;
    private static final int ABSTRACT_WORDS = 3_000;
    private static final int COMMENT_WORDS = 300;
    private static final int CATEGORIES = 60;

    private final LinkExtractor extractor = LinkExtractor.bundled();
    private final TextSurvey titles = new TextSurvey(TITLE_WORDS);
    private final TextSurvey abstracts = new TextSurvey(ABSTRACT_WORDS);
    private final TextSurvey comments = new TextSurvey(COMMENT_WORDS);
    private final List<Long> authors = new ArrayList<>();
    private final List<Long> categoriesEach = new ArrayList<>();
    private final List<Long> keywordsEach = new ArrayList<>();
    private final Map<String, Long> categories = new HashMap<>();
    private final Map<String, SourceSurvey> sources = new TreeMap<>();
    private final Map<String, Set<String>> papers = new TreeMap<>();
    private long listings;
    private long versioned;
    private long revised;

    /** Counts a listing. */
    void add(Listing listing) {
        listings++;
        titles.add(listing.title());
        if (listing.abstractText() != null) {
            abstracts.add(listing.abstractText());
        }
        if (listing.comment() != null) {
            comments.add(listing.comment());
        }
        if (!listing.categories().isEmpty()) {
            categoriesEach.add((long) listing.categories().size());
            listing.categories().forEach(code -> categories.merge(code, 1L, Long::sum));
        }
        if (!listing.keywords().isEmpty()) {
            keywordsEach.add((long) listing.keywords().size());
        }
        sources.computeIfAbsent(listing.source(), _ -> new SourceSurvey(extractor)).add(listing);
        addPaper(listing.source(), unversioned(listing.identifiers().getOrDefault(ARXIV, "")));
        addPeople(listing);
    }

    /** Counts the authors and the version of a listing, and nothing else of it. */
    void addPeople(Listing listing) {
        if (!listing.authors().isEmpty()) {
            authors.add((long) listing.authors().size());
        }
        String id = listing.identifiers().getOrDefault(ARXIV, "");
        if (listing.source().equals(ARXIV) && !id.equals(unversioned(id))) {
            versioned++;
            revised += id.endsWith("v1") ? 0 : 1;
        }
    }

    /** Counts that a source lists a paper, and nothing else. */
    void addPaper(String source, String id) {
        papers.computeIfAbsent(id, _ -> new HashSet<>()).add(source);
    }

    /**
     * All of it.
     *
     * @param shares how many listings each source has, where those counted are not in proportion
     * @param relisted the part of Hugging Face's listings that are seen again, which listings alone do not tell
     */
    ListingStatistics statistics(Map<String, Long> shares, double relisted) {
        long all = shares.isEmpty()
                ? listings
                : shares.values().stream().mapToLong(Long::longValue).sum();
        Map<String, SourceStatistics> each = new TreeMap<>();
        sources.forEach((id, survey) -> {
            SourceStatistics found = survey.statistics(listings);
            each.put(id, shares.isEmpty()
                    ? found
                    : new SourceStatistics(Shares.of(shares.getOrDefault(id, 0L), all), found.fields(),
                            found.linked(), found.links(), found.places(), found.upvotes()));
        });
        return new ListingStatistics(titles.statistics(), abstracts.statistics(), comments.statistics(),
                Quantiles.of(authors), commonCategories(), Quantiles.of(categoriesEach),
                Quantiles.of(keywordsEach),
                each, new ListingStatistics.Repeats(elsewhere(), Shares.of(revised, versioned), relisted));
    }

    private double elsewhere() {
        long listed = papers.values().stream().filter(by -> by.contains(HUGGING_FACE)).count();
        long both = papers.values()
                .stream()
                .filter(by -> by.contains(HUGGING_FACE) && by.contains(ARXIV))
                .count();
        return Shares.of(both, listed);
    }

    private Map<String, Long> commonCategories() {
        Map<String, Long> commonest = new LinkedHashMap<>();
        categories.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CATEGORIES)
                .forEach(category -> commonest.put(category.getKey(), category.getValue()));
        return Shares.inMillion(commonest, commonest.values().stream().mapToLong(Long::longValue).sum());
    }

    private static String unversioned(String id) {
        return id.replaceFirst("v\\d+$", "");
    }
}
