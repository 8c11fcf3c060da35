package dev.paperwire.bench.stream;

import dev.paperwire.listing.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Listings as large as real ones, two of each paper; the same for the same paper. */
final class SyntheticListings {
    private static final List<String> WORDS = List.of("we", "a", "the", "of", "for", "with", "model",
            "learning", "data",
            "method", "results", "show", "that", "large", "language", "vision", "graph", "neural", "training",
            "propose",
            "novel", "approach", "benchmark", "performance", "tasks", "representation", "attention",
            "efficient", "robust",
            "framework", "evaluation", "generation");
    private static final int TITLE_WORDS = 9;
    private static final int ABSTRACT_WORDS = 170;
    private static final int DAYS = 300;
    private static final Instant FETCHED = Instant.parse("2026-03-18T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-18");

    private SyntheticListings() {}

    static List<Listing> of(int paper) {
        Random random = new Random(paper);
        String title = words(random, TITLE_WORDS) + " " + paper;
        String text = words(random, ABSTRACT_WORDS);
        String id = "%02d%02d.%05d".formatted(10 + paper / 1_200_000, 1 + paper / 100_000 % 12,
                paper % 100_000);
        return List.of(
                Listing.of("huggingface", FETCHED, title)
                        .identifier("arxiv", id)
                        .abstractText(text)
                        .listedOn(DAY.minusDays(random.nextInt(DAYS)))
                        .signal("upvotes", 7L)
                        .build(),
                Listing.of("arxiv-api", FETCHED, title)
                        .identifier("arxiv", id + "v1")
                        .abstractText(text)
                        .authors(List.of(words(random, 2), words(random, 2), words(random, 2),
                                words(random, 2)))
                        .categories(List.of("cs.LG", "cs.CL"))
                        .updatedAt(FETCHED)
                        .build());
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
