package dev.paperwire.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of a {@link Listing}; what is set to null stays absent. Nothing is checked before {@link #build}. */
public final class ListingBuilder {
    private final String source;
    private final Instant fetchedAt;
    private final String title;
    private @Nullable String sourceUrl;
    private @Nullable LocalDate listedOn;
    private @Nullable String abstractText;
    private List<String> authors = List.of();
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private @Nullable String paperUrl;
    private @Nullable Instant publishedAt;
    private @Nullable Instant updatedAt;
    private List<String> categories = List.of();
    private @Nullable String comment;
    private List<String> keywords = List.of();
    private @Nullable String submittedBy;
    private final List<DeclaredLink> declaredLinks = new ArrayList<>();
    private final Map<String, Long> signals = new LinkedHashMap<>();

    ListingBuilder(String source, Instant fetchedAt, String title) {
        this.source = source;
        this.fetchedAt = fetchedAt;
        this.title = title;
    }

    public ListingBuilder sourceUrl(@Nullable String url) {
        sourceUrl = url;
        return this;
    }

    public ListingBuilder listedOn(@Nullable LocalDate day) {
        listedOn = day;
        return this;
    }

    public ListingBuilder abstractText(@Nullable String text) {
        abstractText = text;
        return this;
    }

    public ListingBuilder authors(List<String> names) {
        authors = names;
        return this;
    }

    /** Adds an identifier; the last one of a scheme counts. */
    public ListingBuilder identifier(String scheme, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            identifiers.put(scheme, value);
        }
        return this;
    }

    public ListingBuilder paperUrl(@Nullable String url) {
        paperUrl = url;
        return this;
    }

    public ListingBuilder publishedAt(@Nullable Instant time) {
        publishedAt = time;
        return this;
    }

    public ListingBuilder updatedAt(@Nullable Instant time) {
        updatedAt = time;
        return this;
    }

    public ListingBuilder categories(List<String> codes) {
        categories = codes;
        return this;
    }

    public ListingBuilder comment(@Nullable String text) {
        comment = text;
        return this;
    }

    public ListingBuilder keywords(List<String> words) {
        keywords = words;
        return this;
    }

    public ListingBuilder submittedBy(@Nullable String name) {
        submittedBy = name;
        return this;
    }

    /** Adds an address that the source gives beside the text. */
    public ListingBuilder declaredLink(@Nullable String url, @Nullable LinkKind kind) {
        if (url != null && !url.isBlank()) {
            declaredLinks.add(new DeclaredLink(url, kind));
        }
        return this;
    }

    /** Adds a count; the last one of a name counts. */
    public ListingBuilder signal(String name, @Nullable Long count) {
        if (count != null) {
            signals.put(name, count);
        }
        return this;
    }

    /**
     * Makes the listing.
     *
     * @throws InvalidRecord with everything that is wrong with it
     */
    public Listing build() {
        return new Listing(Listing.SCHEMA, source, sourceUrl, listedOn, fetchedAt, title, abstractText,
                authors,
                identifiers, paperUrl, publishedAt, updatedAt, categories, comment, keywords, submittedBy,
                declaredLinks, signals);
    }
}
