package dev.paperwire.enrich;

import dev.paperwire.listing.Category;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Annotator} reads in a text.
 *
 * @param topics research topics, the most central first; empty means unclassified
 * @param categories predicted arXiv categories, used where no source declares any
 * @param links typed addresses, found in the text or declared
 * @param language ISO 639-1 code; absent where it cannot be told
 */
public record Annotations(List<Topic> topics, List<Category> categories, List<Link> links,
        @Nullable String language) {
    /** Of a text that tells nothing. */
    public static final Annotations NONE = new Annotations(List.of(), List.of(), List.of(), null);

    public Annotations {
        topics = List.copyOf(topics);
        categories = List.copyOf(categories);
        links = List.copyOf(links);
    }
}
