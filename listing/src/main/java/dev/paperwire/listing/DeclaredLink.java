package dev.paperwire.listing;

import org.jspecify.annotations.Nullable;

/**
 * An address that a source gives beside the text.
 *
 * @param url the address as the source writes it
 * @param kind what the source says is behind it; absent where it does not say or says something unknown
 */
public record DeclaredLink(String url, @Nullable LinkKind kind) {
    public DeclaredLink {
        Checks.of("declared link").text(url, "url", Listing.MAX_URL).done();
    }
}
