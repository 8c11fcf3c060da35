package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.listing.Listing;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The key of a retraction, a record without value: {@code retract|SOURCE|SCHEME:IDENTIFIER}, or {@code retract|SOURCE|title:TITLE}
 * for listings without any identifier.
 *
 * @param source the source that takes its listings back
 * @param key what they are collected under
 */
record RetractionKey(String source, String key) {
    private static final Pattern FORM = Pattern
            .compile("retract\\|(" + Listing.SOURCE + ")\\|(" + Listing.NAME + "):(.+)", Pattern.DOTALL);

    static Optional<RetractionKey> parse(byte[] key) {
        Matcher matcher = FORM.matcher(new String(key, UTF_8));
        return matcher.matches()
                ? Identity.key(matcher.group(2), matcher.group(3))
                        .map(identity -> new RetractionKey(matcher.group(1), identity))
                : Optional.empty();
    }
}
