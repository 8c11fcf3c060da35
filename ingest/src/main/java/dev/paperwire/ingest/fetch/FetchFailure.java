package dev.paperwire.ingest.fetch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that could not be fetched; the message is one line and names the address. */
public final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was in the way. */
    public enum Reason {
        /** The address is malformed, of another scheme than http and https, or unknown to the DNS. */
        BAD_ADDRESS(false),
        /** The address, or one that it leads to, is inside a private network. */
        PRIVATE_ADDRESS(false),
        /** The site's robots.txt asks to stay away. */
        ROBOTS(false),
        /** More redirects than are followed, or in a circle. */
        REDIRECTS(false),
        /** More bytes than are taken. */
        TOO_LARGE(false),
        /** The server asks to be left alone for now. */
        THROTTLED(true),
        /** The server failed. */
        SERVER(true),
        /** The server refused: a status of the 400s other than 429. */
        REFUSED(false),
        /** No answer, or not all of it, in time. */
        TIMEOUT(true),
        /** The connection failed or broke. */
        CONNECTION(true);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }
    }

    private final Reason reason;
    private final int status;
    private final transient @Nullable Duration retryAfter;

    FetchFailure(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, 0, null, cause);
    }

    FetchFailure(Reason reason, String message, int status, @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** What was in the way. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status, or 0 where there was none. */
    public int status() {
        return status;
    }

    /** How long the server asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether another try soon may succeed. */
    public boolean isPassing() {
        return reason.passing;
    }
}
