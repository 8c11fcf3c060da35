package dev.paperwire.ingest;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the ingest service by itself: {@code Main [--config FILE] [--from DAY [--to DAY]] [key=value ...]}. With days it fills
 * back what the sources listed on them and ends.
  */
public final class Main {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    private static final String LOG_SETTINGS = "logback.configurationFile";

    private Main() {}

    /** Runs until all sources are read or the process is told to end. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "dev/paperwire/ingest/logback.xml");
        }
        int status = run(List.of(args), System.getenv());
        if (status != FINE) {
            System.exit(status);
        }
    }

    static int run(List<String> args, Map<String, String> environment) {
        Logger log = LoggerFactory.getLogger(Main.class);
        IngestConfig config;
        try {
            config = IngestConfig.from(settings(args, environment));
        } catch (InvalidSettings e) {
            e.problems().forEach(log::error);
            return WRONG_USAGE;
        }
        CountDownLatch ended = new CountDownLatch(1);
        try (Telemetry telemetry = Telemetry.open(config.telemetry());
                IngestService service = new IngestService(config, telemetry)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(service, ended)));
            service.run();
            return FINE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception e) {
            log.error("{}", e.getMessage());
            log.debug("Where it failed", e);
            return FAILED;
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

    /** The words are options with their values, before and after each other, and assignments. */
    private static Settings settings(List<String> args, Map<String, String> environment) {
        List<String> assignments = new ArrayList<>();
        List<String> days = new ArrayList<>();
        @Nullable
        Path file = null;
        for (Iterator<String> words = args.iterator(); words.hasNext();) {
            String word = words.next();
            // An option without its value is told as what it is: no assignment.
            switch (words.hasNext() ? word : "") {
                case "--config" -> file = Path.of(words.next());
                case "--from" -> days.add("ingest.from=" + words.next());
                case "--to" -> days.add("ingest.to=" + words.next());
                default -> assignments.add(word);
            }
        }
        assignments.addAll(days);
        return Settings.load(file, environment, assignments);
    }
}
