package dev.paperwire.ingest;

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
 * Runs the ingest service by itself: {@code Main [--config FILE] [--from DAY [--to DAY]] [key=value ...]}. With days it fills
 * back what the sources listed on them and ends.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Launch<IngestConfig> LAUNCH = new Launch<>(
            "[--from DAY [--to DAY]] [--config FILE] [--print-config] [key=value ...]", Set.of(),
            Map.of("from", "ingest.from", "to", "ingest.to"), IngestConfig.FORM, Main::job);

    private Main() {}

    /** Runs until all sources are read or the process is told to end. */
    public static void main(String[] args) {
        int status = run(List.of(args), System.getenv());
        if (status != Launch.FINE) {
            System.exit(status);
        }
    }

    static int run(List<String> args, Map<String, String> environment) {
        return LAUNCH.run(args, environment);
    }

    private static IntSupplier job(Words words, IngestConfig config) {
        if (!words.task().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + String.join(" ", words.task()) + "' is nothing that ingest can do");
        }
        return () -> serve(config);
    }

    private static int serve(IngestConfig config) {
        CountDownLatch ended = new CountDownLatch(1);
        try (Telemetry telemetry = Telemetry.open(config.telemetry());
                IngestService service = new IngestService(config, telemetry)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(service, ended)));
            service.run();
            return Launch.FINE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Launch.FAILED;
        } catch (Exception e) {
            LOG.error("{}", e.getMessage());
            LOG.debug("Where it failed", e);
            return Launch.FAILED;
        } finally {
            ended.countDown();
        }
    }

    private static void end(IngestService service, CountDownLatch ended) {
        service.close();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
