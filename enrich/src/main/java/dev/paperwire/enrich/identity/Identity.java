package dev.paperwire.enrich.identity;

import dev.paperwire.listing.Listing;
import java.util.Optional;

/**
 * Where a listing belongs.
 *
 * @param key what it is collected under: its strongest identifier, {@code arxiv:2405.14906}, or else {@code title:} and its title's id
 * @param home the id of the papers of its title: what papers of the same fingerprint share
 */
public record Identity(String key, String home) {
    /** The identity of one listing. */
    public static Identity of(Listing listing) {
        return Identifiers.of(listing)
                .strongest()
                .map(id -> new Identity(id, home(id, listing.title())))
                .orElseGet(() -> ofTitle(listing.title()));
    }

    /** What one listing is collected under, which is all that has to be known to find what else is known of it. */
    public static String key(Listing listing) {
        return Identifiers.of(listing).strongest().orElseGet(() -> ofTitle(listing.title()).key());
    }

    /** The identity of a title without any identifier. */
    static Identity ofTitle(String title) {
        String id = Digest.hex(TitleFingerprint.of(title));
        return new Identity("title:" + id, id);
    }

    /**
     * What listings of an identifier are collected under; empty where the text is no identifier of that scheme.
     *
     * @param scheme the scheme, or {@code title} for a title without any identifier
     */
    public static Optional<String> key(String scheme, String text) {
        return scheme.equals("title")
                ? Optional.of(ofTitle(text).key())
                : Identifiers.normalised(scheme, text).map(id -> scheme + ":" + id);
    }

    /**
     * The id that papers of a title share. A title that says nothing about its paper, such as "Introduction", is no ground for
     * sharing: there the identifier makes the id.
     *
     * @param key what the listings are collected under
     * @param title their oldest title
     */
    public static String home(String key, String title) {
        String fingerprint = TitleFingerprint.of(title);
        return TitleFingerprint.isGeneric(fingerprint) && !key.startsWith("title:")
                ? Digest.hex(fingerprint + "|" + key)
                : Digest.hex(fingerprint);
    }
}
