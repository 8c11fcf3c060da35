package dev.paperwire.enrich.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One wording of a paper, with what tells how new it is; the newer one is greater. */
record Text(@Nullable Instant updatedAt, int version, @Nullable LocalDate listedOn, String source,
        String title,
        @JsonProperty("abstract") @Nullable String abstractText, List<String> authors,
        @Nullable String comment,
        @Nullable String paperUrl, List<String> categories) implements Comparable<Text> {
    private static final Comparator<Text> EDITION = Comparator
            .comparing(Text::updatedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Text::version);
    /** Word by word, then the shorter list. */
    private static final Comparator<List<String>> WORDS = (some, others) -> Arrays
            .compare(some.toArray(String[]::new), others.toArray(String[]::new));
    private static final Comparator<Text> WORDING = Comparator.comparing(Text::title)
            .thenComparing(Text::abstractText, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Text::authors, WORDS)
            .thenComparing(Text::comment, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Text::paperUrl, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Text::categories, WORDS);
    private static final Comparator<Text> ORDER = EDITION
            .thenComparing(Text::listedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Text::source)
            .thenComparing(WORDING);

    /** From the oldest edition; days of listing do not count, so that a later sighting of an old title changes nothing. */
    static final Comparator<Text> OLDEST = EDITION.thenComparing(Text::source)
            .thenComparing(WORDING)
            .thenComparing(Text::listedOn, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Text of(Content content, @Nullable LocalDate listedOn) {
        return new Text(content.updatedAt(), content.version(), listedOn, content.source(), content.title(),
                content.abstractText(), content.authors(), content.comment(), content.paperUrl(),
                content.categories());
    }

    @Override
    public int compareTo(Text other) {
        return ORDER.compare(this, other);
    }

    /** Whether another one of the same source is the same edition of the same day, thus a correction. */
    boolean sameEdition(Text other) {
        return source.equals(other.source) && EDITION.compare(this, other) == 0
                && java.util.Objects.equals(listedOn, other.listedOn);
    }

    /** The newest first; without those of which every field is filled by a newer one. */
    static List<Text> newestFirst(Collection<Text> texts) {
        if (texts.size() == 1) {
            return List.copyOf(texts);
        }
        List<Text> kept = new ArrayList<>();
        for (Text text : new TreeSet<>(texts).descendingSet()) {
            if (kept.isEmpty() || text.fills(kept)) {
                kept.add(text);
            }
        }
        return List.copyOf(kept);
    }

    private boolean fills(List<Text> newer) {
        return adds(newer, Text::abstractText) || adds(newer, Text::comment) || adds(newer, Text::paperUrl)
                || adds(newer, Text::authorsOrNull) || adds(newer, Text::categoriesOrNull);
    }

    private boolean adds(List<Text> newer, Function<Text, @Nullable Object> field) {
        return field.apply(this) != null && newer.stream().allMatch(text -> field.apply(text) == null);
    }

    @Nullable
    List<String> authorsOrNull() {
        return authors.isEmpty() ? null : authors;
    }

    @Nullable
    List<String> categoriesOrNull() {
        return categories.isEmpty() ? null : categories;
    }
}
