package dev.paperwire.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then how far a long run has come and how long it will take. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final String source;
    private final InstantSource clock;
    private final Instant begun;
    private Instant said;
    private long base = -1;

    Progress(String source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.begun = clock.instant();
        this.said = begun;
    }

    /** Tells of a step; something is logged every ten seconds at most. */
    void at(long done, long all, String unit, long listings) {
        Instant now = clock.instant();
        if (base < 0) {
            base = done - 1;
        }
        if (Duration.between(said, now).compareTo(EVERY) >= 0) {
            said = now;
            LOG.info("{}", line(done, all, unit, listings, Duration.between(begun, now)));
        }
    }

    /** The rate of this run alone counts: what an earlier one did before took no time now. */
    String line(long done, long all, String unit, long listings, Duration taken) {
        String so = source + ": " + done + (all > 0 ? " of " + all : "") + " " + unit + ", " + listings
                + " listings";
        long own = done - Math.max(0, base);
        if (all <= done || own <= 0) {
            return so;
        }
        return so + ", about " + shown(taken.multipliedBy(all - done).dividedBy(own)) + " left";
    }

    private static String shown(Duration left) {
        return left.toHours() > 0
                ? left.toHours() + " h " + left.toMinutesPart() + " min"
                : left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s";
    }
}
