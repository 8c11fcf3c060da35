package dev.paperwire.listing;

import org.jspecify.annotations.Nullable;

/**
 * A typed address of a paper.
 *
 * @param url the address as a person would open it, http or https
 * @param kind what is behind it
 * @param host its host in lower case
 * @param repository {@code owner/name} where the address is on a code host
 * @param origin where it was found
 * @param start where it begins in the text of its origin, in UTF-16 units; absent for a declared link
 * @param end where it ends there, exclusive
 */
public record Link(String url, LinkKind kind, String host, @Nullable String repository, LinkOrigin origin,
        @Nullable Integer start, @Nullable Integer end) {
    public Link {
        Checks.of("link")
                .text(url, "url", Listing.MAX_URL)
                .that(url != null && (url.startsWith("https://") || url.startsWith("http://")), "url",
                        "is neither http nor https")
                .present(kind, "kind")
                .text(host, "host", 255)
                .present(origin, "origin")
                .that((start == null) == (end == null), "start", "start and end belong together")
                .that(start == null || end == null || (start >= 0 && start < end), "start",
                        "is not before end")
                .done();
        repository = Checks.optional(repository);
    }
}
