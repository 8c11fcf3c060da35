package dev.paperwire.sink;

import dev.paperwire.listing.settings.InvalidSettings;
import dev.paperwire.listing.settings.Settings;
import dev.paperwire.service.EndpointFailed;
import dev.paperwire.service.Telemetry;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.index.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink as a process of its own: {@code Main [--config FILE] [key=value ...]} delivers until SIGTERM,
 * {@code Main reindex KIND ... [--config FILE] [key=value ...]} builds new generations and ends. Exit codes: 0 fine, 1 failed,
 * 2 wrong usage or settings.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String USAGE = "usage: sink [reindex papers|topic-trends|paper-rejects ...]"
            + " [--config FILE] [key=value ...]";
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        int code = run(new ArrayList<>(Arrays.asList(args)));
        if (code != 0) {
            Runtime.getRuntime().halt(code);
        }
    }

    private static int run(List<String> words) {
        try {
            Optional<List<Kind>> reindexed = reindexed(words);
            if (reindexed.isPresent() && reindexed.get().isEmpty()) {
                LOG.error(USAGE);
                return WRONG_USAGE;
            }
            SinkSettings settings = SinkSettings.from(settings(words));
            if (reindexed.isEmpty()) {
                serve(settings);
            } else {
                reindex(settings, reindexed.get());
            }
            return 0;
        } catch (InvalidSettings e) {
            e.problems().forEach(problem -> LOG.error("{}", problem));
            LOG.error(USAGE);
            return WRONG_USAGE;
        } catch (Misconfigured | EndpointFailed e) {
            LOG.error("{}", e.getMessage());
            return FAILED;
        } catch (IOException e) {
            LOG.error("Elasticsearch does not answer: {}", e.toString());
            return FAILED;
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("the sink failed", e);
            return FAILED;
        }
    }

    private static void serve(SinkSettings settings) throws InterruptedException {
        try (Telemetry telemetry = Telemetry.open(settings.telemetry());
                SinkService sink = new SinkService(settings, telemetry)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sink), "stop"));
            sink.run();
        }
    }

    /** A JVM that is told to end reports that as a failure, unless a hook says otherwise. */
    private static void stop(SinkService sink) {
        sink.close();
        Runtime.getRuntime().halt(0);
    }

    private static void reindex(SinkSettings settings, List<Kind> kinds)
            throws IOException, InterruptedException {
        for (Kind kind : kinds) {
            new Reindex(settings).run(kind);
        }
    }

    /** Takes the command and its kinds off the words; empty if it is not there, an empty list if it is not complete. */
    private static Optional<List<Kind>> reindexed(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("reindex")) {
            return Optional.empty();
        }
        words.removeFirst();
        List<Kind> kinds = new ArrayList<>();
        while (!words.isEmpty()) {
            Optional<Kind> kind = Kind.named(words.getFirst());
            if (kind.isEmpty()) {
                break;
            }
            kinds.add(kind.get());
            words.removeFirst();
        }
        return Optional.of(kinds);
    }

    private static Settings settings(List<String> words) {
        boolean named = words.size() > 1 && words.getFirst().equals("--config");
        Path file = named ? Path.of(words.get(1)) : null;
        return Settings.load(file, System.getenv(), named ? words.subList(2, words.size()) : words);
    }
}
