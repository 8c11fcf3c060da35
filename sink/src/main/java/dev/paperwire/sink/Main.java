package dev.paperwire.sink;

import dev.paperwire.service.EndpointFailed;
import dev.paperwire.service.Launch;
import dev.paperwire.service.Telemetry;
import dev.paperwire.service.Words;
import dev.paperwire.sink.cluster.Misconfigured;
import dev.paperwire.sink.index.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink as a process of its own: {@code Main [--config FILE] [key=value ...]} delivers until SIGTERM,
 * {@code Main reindex KIND ... [--config FILE] [key=value ...]} builds new generations and ends. Exit codes: 0 fine, 1 failed,
 * 2 wrong usage or settings.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Launch<SinkSettings> LAUNCH = new Launch<>(
            "[reindex papers|topic-trends|paper-rejects ...] [--config FILE] [--print-config] [key=value ...]",
            Set.of(), Map.of(), SinkSettings.FORM, Main::job);

    private Main() {}

    public static void main(String[] args) {
        int code = LAUNCH.run(List.of(args), System.getenv());
        if (code != Launch.FINE) {
            Runtime.getRuntime().halt(code);
        }
    }

    private static IntSupplier job(Words words, SinkSettings settings) {
        if (words.task().isEmpty()) {
            return () -> told(() -> serve(settings));
        }
        List<String> names = words.task().subList(1, words.task().size());
        List<Kind> kinds = names.stream().flatMap(name -> Kind.named(name).stream()).toList();
        if (!words.task().getFirst().equals("reindex") || kinds.isEmpty() || kinds.size() != names.size()) {
            throw new IllegalArgumentException(
                    "'" + String.join(" ", words.task()) + "' is nothing that the sink can do");
        }
        return () -> told(() -> reindex(settings, kinds));
    }

    /** Something that may fail. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static int told(Step step) {
        try {
            step.run();
            return Launch.FINE;
        } catch (Misconfigured | EndpointFailed e) {
            LOG.error("{}", e.getMessage());
            return Launch.FAILED;
        } catch (IOException e) {
            LOG.error("Elasticsearch does not answer: {}", e.toString());
            return Launch.FAILED;
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("the sink failed", e);
            return Launch.FAILED;
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
}
