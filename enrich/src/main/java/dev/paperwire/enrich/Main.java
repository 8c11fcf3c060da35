package dev.paperwire.enrich;

import dev.paperwire.enrich.stream.StreamFailed;
import dev.paperwire.enrich.stream.StreamService;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stream alone, until it is told to stop: {@code Main [--config FILE] [key=value ...]}. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Exits with 0 after a stop that was asked for, 1 after a failure, 2 when settings are wrong. */
    public static void main(String[] args) {
        int status = run(List.of(args));
        if (status != FINE) {
            Runtime.getRuntime().halt(status);
        }
    }

    private static int run(List<String> args) {
        StreamSettings settings;
        try {
            boolean configured = !args.isEmpty() && args.getFirst().equals("--config");
            if (configured && args.size() < 2) {
                LOG.error("--config needs a file; usage: Main [--config FILE] [key=value ...]");
                return WRONG_USAGE;
            }
            @Nullable
            Path file = configured ? Path.of(args.get(1)) : null;
            settings = StreamSettings.from(Settings.load(file, System.getenv(),
                    configured ? args.subList(2, args.size()) : args));
        } catch (InvalidSettings e) {
            e.problems().forEach(LOG::error);
            return WRONG_USAGE;
        }
        return serve(settings);
    }

    private static int serve(StreamSettings settings) {
        CountDownLatch ended = new CountDownLatch(1);
        try (StreamService service = new StreamService(settings, TextAnnotator.bundled())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, ended), "stop"));
            service.run();
            return FINE;
        } catch (StreamFailed e) {
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
