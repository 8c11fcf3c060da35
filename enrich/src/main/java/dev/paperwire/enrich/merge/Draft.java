package dev.paperwire.enrich.merge;

import dev.paperwire.enrich.PaperText;
import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Listing;
import dev.paperwire.listing.ListingBuilder;
import dev.paperwire.listing.Sighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Listings of one paper, merged. {@link #plus} is commutative, associative and idempotent: drafts are a semilattice, so that
 * neither order nor repetition of what is merged can be seen in the result.
 *
 * @param texts the newest wording first, then those that fill its gaps
 * @param identifiers all identifiers by scheme
 */
public record Draft(List<Text> texts, Map<String, List<String>> identifiers, List<Sighting> sightings,
        List<String> categories, List<String> keywords, List<String> submittedBy,
        List<DeclaredLink> declaredLinks,
        Map<String, Signal> signals, @Nullable Instant publishedAt, @Nullable Instant updatedAt) {
    private static final Comparator<DeclaredLink> LINKS = Comparator.comparing(DeclaredLink::url)
            .thenComparing(DeclaredLink::kind, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Draft of(Contribution contribution) {
        Content content = contribution.content();
        Map<String, List<String>> identifiers = new TreeMap<>();
        content.identifiers().forEach((scheme, id) -> identifiers.put(scheme, List.of(id)));
        return new Draft(List.of(contribution.text()), identifiers,
                sorted(contribution.seen().stream().map(Seen::sighting), Comparator.naturalOrder()),
                sorted(content.categories().stream(), Comparator.naturalOrder()),
                sorted(content.keywords().stream(), Comparator.naturalOrder()),
                content.submittedBy() == null ? List.of() : List.of(content.submittedBy()),
                sorted(content.declaredLinks().stream(), LINKS), contribution.signals(),
                content.publishedAt(),
                content.updatedAt());
    }

    /** Both together. */
    public Draft plus(Draft other) {
        return new Draft(
                Text.newestFirst(Stream.concat(texts.stream(), other.texts.stream()).toList()),
                union(identifiers, other.identifiers),
                union(sightings, other.sightings, Comparator.naturalOrder()),
                union(categories, other.categories, Comparator.naturalOrder()),
                union(keywords, other.keywords, Comparator.naturalOrder()),
                union(submittedBy, other.submittedBy, Comparator.naturalOrder()),
                union(declaredLinks, other.declaredLinks, LINKS), Signal.latest(signals, other.signals),
                first(publishedAt, other.publishedAt, Comparator.naturalOrder()),
                first(updatedAt, other.updatedAt, Comparator.reverseOrder()));
    }

    /** All of them together; there must be one. */
    static Draft all(Collection<Draft> drafts) {
        return drafts.stream().reduce(Draft::plus).orElseThrow();
    }

    /** The same with other texts. */
    Draft withTexts(List<Text> newest) {
        return new Draft(newest, identifiers, sightings, categories, keywords, submittedBy, declaredLinks,
                signals,
                publishedAt, updatedAt);
    }

    /** What an annotator reads. */
    public PaperText text() {
        return new PaperText(texts.getFirst().title(), newest(Text::abstractText), newest(Text::comment),
                declaredLinks,
                declaredCategories());
    }

    /** The newest text as a listing of its source, with the first sighting there. */
    Listing asListing() {
        Text newest = texts.getFirst();
        ListingBuilder listing = Listing
                .of(newest.source(), Objects.requireNonNullElse(updatedAt, Instant.EPOCH), newest.title())
                .abstractText(newest.abstractText())
                .authors(newest.authors())
                .paperUrl(newest.paperUrl())
                .publishedAt(publishedAt)
                .updatedAt(newest.updatedAt())
                .categories(newest.categories())
                .comment(newest.comment())
                .keywords(keywords)
                .listedOn(newest.listedOn());
        identifiers.forEach((scheme, ids) -> listing.identifier(scheme, ids.getFirst()));
        declaredLinks.forEach(link -> listing.declaredLink(link.url(), link.kind()));
        return listing.build();
    }

    /** The days it was listed on, in order. */
    public List<LocalDate> days() {
        return sightings.stream().map(Sighting::listedOn).filter(Objects::nonNull).distinct().toList();
    }

    /** All declared categories in the order of the newest text, so that its primary one is first; then those of the others. */
    List<String> declaredCategories() {
        SequencedSet<String> all = new LinkedHashSet<>(
                Objects.requireNonNullElse(newest(Text::categoriesOrNull), List.of()));
        all.addAll(categories);
        return List.copyOf(all);
    }

    /** A field of the newest text that has it. */
    <T> @Nullable T newest(Function<Text, @Nullable T> field) {
        for (Text text : texts) {
            T value = field.apply(text);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static <T> List<T> sorted(Stream<T> values, Comparator<? super T> order) {
        return values.sorted(order).distinct().toList();
    }

    private static <T> List<T> union(List<T> some, List<T> others, Comparator<? super T> order) {
        if (others.isEmpty() || some.equals(others)) {
            return some;
        }
        TreeSet<T> all = new TreeSet<>(order);
        all.addAll(some);
        all.addAll(others);
        return new ArrayList<>(all);
    }

    private static Map<String, List<String>> union(Map<String, List<String>> some,
            Map<String, List<String>> others) {
        Map<String, List<String>> all = new TreeMap<>(some);
        others.forEach((scheme, ids) -> all.merge(scheme, ids,
                (a, b) -> union(a, b, Comparator.naturalOrder())));
        return all;
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other, Comparator<T> order) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return order.compare(one, other) <= 0 ? one : other;
    }
}
