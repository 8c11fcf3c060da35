package dev.paperwire.ingest.publish;

import dev.paperwire.ingest.format.Outcome;
import dev.paperwire.listing.Listing;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key of a listing: its best identifier or else its title without case, accents and punctuation, so that the
 * listings of one paper by one source keep their order. It is no identity: that is the stream's to find.
 */
public final class ListingKey {
    private static final List<String> BEST = List.of("arxiv", "doi", "openreview");
    private static final Pattern VERSION = Pattern.compile("v\\d+$");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ListingKey() {}

    /** In UTF-8, as it is sent to Kafka. */
    public static byte[] of(Listing listing) {
        for (String scheme : BEST) {
            String value = listing.identifiers().get(scheme);
            if (value != null) {
                String unversioned = scheme.equals("arxiv") ? VERSION.matcher(value).replaceFirst("") : value;
                return bytes(scheme + ":" + unversioned.toLowerCase(Locale.ROOT));
            }
        }
        String title = Normalizer.normalize(listing.title(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String words = NO_WORD.matcher(title.replaceAll("\\p{M}+", "")).replaceAll(" ").strip();
        return bytes("title:" + (words.isEmpty() ? listing.title() : words));
    }

    /** {@code retract|SOURCE|SCHEME:IDENTIFIER}: what the source listed under the identifier. */
    static byte[] of(Outcome.Retracted retracted) {
        return bytes(
                "retract|" + retracted.source() + "|" + retracted.scheme() + ":" + retracted.identifier());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
