package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.Annotator;
import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.enrich.merge.Collected;
import dev.paperwire.enrich.merge.Group;
import dev.paperwire.enrich.merge.PaperChange;
import dev.paperwire.enrich.merge.PaperMaker;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.Paper;
import dev.paperwire.listing.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What listings come to, made in one thread in three plain passes, without any stream. */
final class Reference {
    private Reference() {}

    /** The papers by id, in revision 1 of the epoch. */
    static SortedMap<String, Paper> papers(Collection<Listing> listings, Annotator annotator) {
        Map<String, Collected> collected = new TreeMap<>();
        listings.forEach(listing -> collected.merge(Identity.of(listing).key(), Collected.NONE.plus(listing),
                (known, _) -> known.plus(listing)));
        Map<String, Group> groups = new TreeMap<>();
        collected.forEach((key, all) -> {
            String home = Identity.home(key, all.firstTitle().orElseThrow());
            groups.merge(home, Group.NONE.with(key, all.draft().orElseThrow()),
                    (known, _) -> known.with(key, all.draft().orElseThrow()));
        });
        SortedMap<String, Paper> papers = new TreeMap<>();
        PaperMaker maker = new PaperMaker(annotator);
        groups.forEach((home, group) -> {
            for (PaperChange change : maker.regroup(home, group, Instant.EPOCH).changes()) {
                papers.put(change.id(), Objects.requireNonNull(change.paper()).revised(1, Instant.EPOCH));
            }
        });
        return papers;
    }

    /** How many papers each topic has on each day, by the key of the trend. */
    static SortedMap<String, Long> trendCounts(Collection<Paper> papers) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Paper paper : papers) {
            Set<LocalDate> days = new HashSet<>();
            paper.sightings().forEach(sighting -> days.add(sighting.listedOn()));
            days.remove(null);
            for (LocalDate day : days) {
                List<Topic> topics = paper.topics();
                topics.forEach(topic -> counts.merge(topic.id() + "|" + day, 1L, Long::sum));
            }
        }
        return counts;
    }
}
