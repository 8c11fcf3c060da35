package dev.paperwire.enrich.stream;

import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Listings as sites would bring them: pages of titles, versions on arXiv, publishers' DOIs, repetitions, any order. */
final class Corpus {
    private static final List<String> SUBJECTS = List.of("Vision", "Speech", "Agents", "Graphs", "Proofs",
            "Weather");
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Corpus() {}

    /** As many listings of as many papers; the same for the same seed. */
    static List<Listing> listings(int listings, int papers, long seed) {
        Random random = new Random(seed);
        List<Listing> all = new ArrayList<>(listings);
        for (int i = 0; i < listings; i++) {
            int paper = i < papers ? i : random.nextInt(papers);
            all.add(listing(paper, random));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static Listing listing(int paper, Random random) {
        // Every tenth paper shares its title with the one before it; only identifiers tell the two apart.
        boolean twin = paper % 10 == 9;
        int named = twin ? paper - 1 : paper;
        String title = SUBJECTS.get(named % SUBJECTS.size()) + " of the " + named + "th kind";
        Instant fetched = START.plusSeconds(random.nextInt(1_000_000));
        LocalDate day = FIRST.plusDays(random.nextInt(40));
        String arxiv = "24%02d.%05d".formatted(paper % 12 + 1, paper);
        int version = 1 + random.nextInt(3);
        ListingBuilder listing = switch (twin ? 1 + random.nextInt(2) : random.nextInt(4)) {
            case 0 -> Listing.of("huggingface", fetched, title.toUpperCase(Locale.ROOT))
                    .listedOn(day)
                    .signal("upvotes", (long) random.nextInt(500));
            case 1 -> Listing.of("arxiv-api", fetched, "{\\bf " + title + "}")
                    .identifier("arxiv", arxiv + "v" + version)
                    .abstractText("Version " + version + " of " + title + ". "
                            + "We study this at length. ".repeat(30))
                    .updatedAt(START.plusSeconds(version * 1000L))
                    .categories(List.of("cs.LG", "cs.C" + "LV".charAt(paper % 2)));
            case 2 -> Listing.of("huggingface", fetched, title.replace(" ", "  "))
                    .identifier("arxiv", "https://arxiv.org/abs/" + arxiv)
                    .listedOn(day)
                    .declaredLink("https://github.com/lab/p" + paper, null);
            default -> Listing.of("crossref", fetched, title + ".")
                    .identifier("doi", "https://doi.org/10.1000/J." + paper)
                    .publishedAt(START)
                    .keywords(List.of("k" + random.nextInt(3)));
        };
        return listing.build();
    }
}
