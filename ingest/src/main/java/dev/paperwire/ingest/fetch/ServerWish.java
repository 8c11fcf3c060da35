package dev.paperwire.ingest.fetch;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a server wants to be left alone, by its headers. */
final class ServerWish {
    /** {@code "api";r=12;t=48} of the draft on RateLimit header fields, as Hugging Face sends it. */
    private static final Pattern REMAINING = Pattern.compile("[;,]\\s*r\\s*=\\s*(\\d{1,9})");
    private static final Pattern RESET = Pattern.compile("[;,]\\s*t\\s*=\\s*(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private ServerWish() {}

    /** {@code Retry-After}, in seconds or as a date. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> {
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }

    /** The time until a used-up {@code RateLimit} is renewed; absent while requests remain. */
    static Optional<Duration> untilRenewed(HttpHeaders headers) {
        return headers.firstValue("RateLimit").flatMap(text -> {
            Matcher remaining = REMAINING.matcher(";" + text);
            Matcher reset = RESET.matcher(";" + text);
            return remaining.find() && reset.find() && Long.parseLong(remaining.group(1)) == 0
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(reset.group(1))))
                    : Optional.empty();
        });
    }
}
