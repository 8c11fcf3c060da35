package dev.paperwire.ingest.fetch;

import dev.paperwire.listing.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How politely and how far the fetcher goes.
 *
 * @param contact an e-mail address or page by which operators of sites reach those who run this; part of the User-Agent
 * @param maxBytes the most bytes of a document, unpacked
 * @param timeout the longest time for one answer from its request to its last byte
 * @param maxRedirects the most redirects that are followed in a row
 * @param attempts how often a document is tried in all, when what is in the way may pass
 * @param backoff the wait before the second try; it doubles from try to try, and varies by a fifth
 * @param longestBackoff the longest such wait
 * @param longestDeferral the longest time that a server's own wish to wait is granted within one fetch
 * @param interval the time between two requests to one host, for hosts without a rule of their own
 * @param arxivInterval the time between two requests to any host of arXiv, which asks for three seconds
 * @param privateHosts names of hosts that may be in a private network
 */
public record FetchConfig(String contact, int maxBytes, Duration timeout, int maxRedirects, int attempts,
        Duration backoff, Duration longestBackoff, Duration longestDeferral, Duration interval,
        Duration arxivInterval,
        Set<String> privateHosts) {
    private static final int MEGABYTE = 1024 * 1024;

    public FetchConfig {
        privateHosts = Set.copyOf(privateHosts);
    }

    /** Reads {@code ingest.contact} and {@code ingest.fetch.*}. */
    public static FetchConfig from(SettingsReader reader) {
        TreeSet<String> hosts = new TreeSet<>();
        reader.key("ingest.fetch.private.hosts", "Hosts that may be in a private network.")
                .list(List.of())
                .forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return new FetchConfig(reader.key("ingest.contact",
                "An e-mail address or page by which operators of sites reach those who run this; part of the User-Agent.")
                .text(""),
                (int) reader.key("ingest.fetch.max.bytes", "The largest document, unpacked.")
                        .bytes(64L * MEGABYTE, 1024, 64L * MEGABYTE),
                reader.key("ingest.fetch.timeout", "The longest time for one answer, to its last byte.")
                        .duration(Duration.ofMinutes(2), Duration.ofMillis(100),
                                Duration.ofHours(1)),
                reader.key("ingest.fetch.redirects", "The most redirects in a row.").integer(5, 0, 20),
                reader.key("ingest.fetch.attempts", "How often a document is tried in all.")
                        .integer(6, 1, 20),
                reader.key("ingest.fetch.backoff",
                        "The wait before the second try; it doubles from try to try.")
                        .duration(Duration.ofSeconds(2), Duration.ofMillis(1),
                                Duration.ofMinutes(10)),
                reader.key("ingest.fetch.backoff.max", "The longest such wait.")
                        .duration(Duration.ofMinutes(5), Duration.ofMillis(2),
                                Duration.ofHours(1)),
                reader.key("ingest.fetch.deferral.max",
                        "The longest wait that a server is granted with Retry-After or RateLimit.")
                        .duration(Duration.ofMinutes(15), Duration.ZERO,
                                Duration.ofHours(24)),
                reader.key("ingest.fetch.interval", "The time between two requests to one host.")
                        .duration(Duration.ofSeconds(1), Duration.ZERO,
                                Duration.ofHours(1)),
                reader.key("ingest.fetch.interval.arxiv",
                        "The time between two requests to any host of arXiv, which asks for three seconds.")
                        .duration(Duration.ofSeconds(3), Duration.ZERO,
                                Duration.ofHours(1)),
                hosts);
    }

    String userAgent() {
        return "Paperwire/0.1"
                + (contact.isBlank() ? "" : " (+" + (contact.contains("@") ? "mailto:" : "") + contact + ")");
    }
}
