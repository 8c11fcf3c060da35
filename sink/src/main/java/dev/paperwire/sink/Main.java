package dev.paperwire.sink;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.sink.cluster.Misconfigured;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sink as a process of its own: {@code Main [--config FILE] [key=value ...]}. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String USAGE = "usage: sink [--config FILE] [key=value ...]";
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Delivers until SIGTERM. Exit codes: 0 stopped in order, 1 failed, 2 wrong usage or settings. */
    public static void main(String[] args) {
        int code = run(List.of(args));
        if (code != 0) {
            Runtime.getRuntime().halt(code);
        }
    }

    private static int run(List<String> words) {
        try {
            serve(SinkSettings.from(settings(words)));
            return 0;
        } catch (InvalidSettings e) {
            e.problems().forEach(LOG::error);
            LOG.error(USAGE);
            return WRONG_USAGE;
        } catch (Misconfigured e) {
            LOG.error("{}", e.getMessage());
            return FAILED;
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("the sink failed", e);
            return FAILED;
        }
    }

    private static void serve(SinkSettings settings) throws InterruptedException {
        try (SinkService sink = new SinkService(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sink), "stop"));
            sink.run();
        }
    }

    /** A JVM that is told to end reports that as a failure, unless a hook says otherwise. */
    private static void stop(SinkService sink) {
        sink.close();
        Runtime.getRuntime().halt(0);
    }

    private static Settings settings(List<String> words) {
        boolean named = !words.isEmpty() && words.getFirst().equals("--config");
        if (named && words.size() == 1) {
            return Settings.load(null, System.getenv(), words);
        }
        Path file = named ? Path.of(words.get(1)) : null;
        return Settings.load(file, System.getenv(), named ? words.subList(2, words.size()) : words);
    }
}
