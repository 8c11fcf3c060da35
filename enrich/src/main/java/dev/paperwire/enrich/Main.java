package dev.paperwire.enrich;

import dev.paperwire.enrich.stream.EnrichTopology;
import dev.paperwire.enrich.stream.ResetPlan;
import dev.paperwire.enrich.stream.StreamFailed;
import dev.paperwire.enrich.stream.StreamReset;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.service.EndpointFailed;
import dev.paperwire.service.Launch;
import dev.paperwire.service.Telemetry;
import dev.paperwire.service.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the stream alone, until it is told to stop: {@code Main [--config FILE] [key=value ...]}; or takes back all that it keeps in
 * Kafka and here ({@code Main reset [--dry-run] ...}), or prints how it is built ({@code Main topology ...}).
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String DRY_RUN = "dry-run";
    private static final Launch<StreamSettings> LAUNCH = new Launch<>(
            "[reset [--dry-run] | topology] [--config FILE] [--print-config] [key=value ...]",
            Set.of(DRY_RUN),
            Map.of(), StreamSettings.FORM, Main::job);
    private static final int FINE = Launch.FINE;
    private static final int FAILED = Launch.FAILED;

    private Main() {}

    /** Exits with 0 after a stop that was asked for, 1 after a failure, 2 when settings are wrong. */
    public static void main(String[] args) {
        int status = LAUNCH.run(List.of(args), System.getenv());
        if (status != FINE) {
            Runtime.getRuntime().halt(status);
        }
    }

    private static IntSupplier job(Words words, StreamSettings settings) {
        boolean dry = words.flags().contains(DRY_RUN);
        if (dry && !words.task().equals(List.of("reset"))) {
            throw new IllegalArgumentException("--" + DRY_RUN + " belongs behind reset");
        }
        return switch (String.join(" ", words.task())) {
            case "" -> () -> serve(settings);
            case "topology" -> () -> {
                System.out.println(EnrichTopology.describe(settings.topology()));
                return FINE;
            };
            case "reset" -> dry
                    ? () -> reset(settings, StreamReset::plan, "would be taken away: ")
                    : () -> reset(settings, StreamReset::run, "taken away: ");
            default -> throw new IllegalArgumentException(
                    "'" + String.join(" ", words.task()) + "' is nothing that the stream can do");
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
                LOG.warn("{} copies still run; a reset refuses until they are stopped", plan.members());
            }
            return FINE;
        } catch (StreamFailed e) {
            LOG.error("{}", e.getMessage());
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
            LOG.error("{}", e.getMessage());
            LOG.debug("The cause", e);
            return FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            ended.countDown();
        }
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
