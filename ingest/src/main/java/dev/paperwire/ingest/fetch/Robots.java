package dev.paperwire.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.paperwire.ingest.fetch.FetchFailure.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sites' robots.txt allow, after RFC 9309: kept for a day, all allowed where there is none (a status of the 400s),
 * nothing where the server fails, until it is asked again some minutes later.
 */
final class Robots {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_FAILURE = Duration.ofMinutes(5);
    private static final List<String> NAMES = List.of("paperwire");

    /** Fetches a robots.txt without asking any robots.txt. */
    @FunctionalInterface
    interface Loader {
        byte[] load(URI address) throws FetchFailure, InterruptedException;
    }

    private record Known(BaseRobotRules rules, Instant until) {}

    private final Map<URI, Known> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Robots(InstantSource clock) {
        this.clock = clock;
    }

    /** Passes if an address may be fetched; tells the host's pace what interval its site asks for. */
    void check(URI address, HostPace pace, Loader loader) throws FetchFailure, InterruptedException {
        BaseRobotRules rules = rules(address.resolve("/robots.txt"), loader);
        if (rules.getCrawlDelay() > 0) {
            pace.turn(address.getHost()).slowTo(Duration.ofMillis(rules.getCrawlDelay()));
        }
        if (!rules.isAllowed(address.toString())) {
            boolean failed = rules.isDeferVisits();
            throw new FetchFailure(failed ? Reason.SERVER : Reason.ROBOTS, address
                    + (failed
                            ? ": the site's robots.txt cannot be read at the moment"
                            : ": forbidden by the site's robots.txt"),
                    null);
        }
    }

    private BaseRobotRules rules(URI address, Loader loader) throws InterruptedException {
        Known found = known.get(address);
        if (found != null && clock.instant().isBefore(found.until)) {
            return found.rules;
        }
        Known read = read(address, loader);
        known.put(address, read);
        return read.rules;
    }

    private Known read(URI address, Loader loader) throws InterruptedException {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        try {
            byte[] body = loader.load(address);
            return new Known(parser.parseContent(address.toString(), body, "text/plain", NAMES),
                    clock.instant().plus(KEPT));
        } catch (FetchFailure e) {
            boolean none = e.reason() == Reason.REFUSED || e.reason() == Reason.REDIRECTS;
            if (none) {
                return new Known(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL),
                        clock.instant().plus(KEPT));
            }
            SimpleRobotRules nothing = new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);
            nothing.setDeferVisits(true);
            return new Known(nothing, clock.instant().plus(KEPT_FAILURE));
        }
    }
}
