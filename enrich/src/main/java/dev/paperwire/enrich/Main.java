package dev.paperwire.enrich;

import dev.paperwire.enrich.stream.EnrichTopology;
import dev.paperwire.enrich.stream.ResetPlan;
import dev.paperwire.enrich.stream.StreamFailed;
import dev.paperwire.enrich.stream.StreamReset;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.EndpointFailed;
import dev.paperwire.service.Telemetry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the stream alone, until it is told to stop: {@code Main [--config FILE] [key=value ...]}; or takes back all that it keeps in
 * Kafka and here ({@code Main reset [--dry-run] ...}), or prints how it is built ({@code Main topology ...}).
 */
public final class Main {
    private static final String LOG_SETTINGS = "logback.configurationFile";
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Exits with 0 after a stop that was asked for, 1 after a failure, 2 when settings are wrong. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "dev/paperwire/enrich/logback.xml");
        }
        int status = run(List.of(args));
        if (status != FINE) {
            Runtime.getRuntime().halt(status);
        }
    }

    private static int run(List<String> args) {
        Arguments words;
        StreamSettings settings;
        try {
            words = Arguments.of(args);
            settings = StreamSettings
                    .from(Settings.load(words.config(), System.getenv(), words.assignments()));
        } catch (InvalidSettings e) {
            e.problems().forEach(log()::error);
            return WRONG_USAGE;
        } catch (IllegalArgumentException e) {
            log().error("{}", e.getMessage());
            return WRONG_USAGE;
        }
        return switch (words.task()) {
            case SERVE -> serve(settings);
            case TOPOLOGY -> {
                System.out.println(EnrichTopology.describe(settings.topology()));
                yield FINE;
            }
            case RESET -> reset(settings, StreamReset::run, "taken away: ");
            case PLAN_RESET -> reset(settings, StreamReset::plan, "would be taken away: ");
        };
    }

    /** One of the two things that can be done with a reset. */
    private interface Step {
        ResetPlan of(StreamReset reset) throws InterruptedException;
    }

    private static int reset(StreamSettings settings, Step step, String prefix) {
        try {
            ResetPlan plan = step.of(new StreamReset(settings));
            plan.group().forEach(name -> System.out.println(prefix + "offsets of the group " + name));
            plan.topics().forEach(name -> System.out.println(prefix + "topic " + name));
            plan.directories().forEach(path -> System.out.println(prefix + "directory " + path));
            if (plan.members() > 0) {
                log().warn("{} copies still run; a reset refuses until they are stopped", plan.members());
            }
            return FINE;
        } catch (StreamFailed e) {
            log().error("{}", e.getMessage());
            return FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int serve(StreamSettings settings) {
        CountDownLatch ended = new CountDownLatch(1);
        try (Telemetry telemetry = Telemetry.open(settings.telemetry())) {
            StreamService.prepare(settings);
            try (StreamService service = new StreamService(settings, TextAnnotator.bundled(), telemetry)) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, ended), "stop"));
                service.run();
                return FINE;
            }
        } catch (StreamFailed | EndpointFailed e) {
            log().error("{}", e.getMessage());
            log().debug("The cause", e);
            return FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            ended.countDown();
        }
    }

    /** Not before the settings of the log are known. */
    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }

    /** A JVM that is told to end reports that as a failure, unless a hook says otherwise. */
    private static void stop(StreamService service, CountDownLatch ended) {
        service.close();
        try {
            ended.await();
            Runtime.getRuntime().halt(FINE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
