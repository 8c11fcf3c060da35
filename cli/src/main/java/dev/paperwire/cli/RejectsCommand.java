package dev.paperwire.cli;

import dev.paperwire.enrich.rejects.Filed;
import dev.paperwire.enrich.rejects.RejectFilter;
import dev.paperwire.enrich.rejects.Rejects;
import dev.paperwire.enrich.rejects.RejectsUnavailable;
import dev.paperwire.enrich.rejects.Replayed;
import dev.paperwire.enrich.stream.StreamSettings;
import dev.paperwire.listing.Reject;
import dev.paperwire.listing.settings.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code paperwire rejects}: looks into the rejects, and sends them round again. */
@Command(name = "rejects", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Looks into paper-rejects, and sends what is in it round again.")
final class RejectsCommand implements Runnable {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    RejectsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: list or replay");
    }

    /** Reads times as {@code 2026-01-31T12:00:00Z}. */
    static final class TimeOption implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time such as 2026-01-31T12:00:00Z");
            }
        }
    }

    /** Which rejects, and on which Kafka. */
    static final class Selection {
        @Option(names = "--stage", paramLabel = "STAGE", description = "Only those of ingest, enrich or sink.")
        private Set<Reject.Stage> stages = Set.of();

        @Option(names = "--reason", paramLabel = "REASON", description = "Only those of a reason, such as not-json.")
        private Set<String> reasons = Set.of();

        @Option(names = "--from", paramLabel = "TIME", converter = TimeOption.class, description = "Only those refused then or later.")
        private @Nullable Instant from;

        @Option(names = "--to", paramLabel = "TIME", converter = TimeOption.class, description = "Only those refused before.")
        private @Nullable Instant to;

        @Option(names = "--config", paramLabel = "FILE", description = "Settings, one key=value a line.")
        private @Nullable Path config;

        @Parameters(paramLabel = "KEY=VALUE", description = "Settings, such as kafka.bootstrap.servers.")
        private List<String> assignments = List.of();

        RejectFilter filter() {
            return new RejectFilter(stages, reasons, from, to);
        }

        Rejects rejects() {
            StreamSettings settings = StreamSettings
                    .from(Settings.load(config, System.getenv(), assignments));
            return new Rejects(settings.kafka(), settings.topology().channels());
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints rejects as JSON lines, oldest first in each partition.")
    int list(@picocli.CommandLine.Mixin Selection selection) throws IOException {
        try (OutputStream out = new BufferedOutputStream(console.out())) {
            selection.rejects().list(selection.filter(), filed -> print(filed, out));
        } catch (RejectsUnavailable e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return ExitCode.FINE;
    }

    @Command(name = "replay", mixinStandardHelpOptions = true, description = "Sends rejected listings to paper-listings again, the latest reject of each.")
    int replay(@picocli.CommandLine.Mixin Selection selection,
            @Option(names = "--attempts", paramLabel = "N", defaultValue = "3", description = "Leave alone what was refused so often already; ${DEFAULT-VALUE} if not given.") int attempts,
            @Option(names = "--dry-run", description = "Only count.") boolean dryRun) {
        try {
            Replayed replayed = selection.rejects().replay(selection.filter(), attempts, dryRun);
            console.say(String.format(Locale.ROOT,
                    "%d %s, %d parked after %d attempts, %d superseded by a later reject, %d not from paper-listings",
                    replayed.sent(), dryRun ? "would be sent" : "sent", replayed.parked(), attempts,
                    replayed.superseded(), replayed.elsewhere()));
            return ExitCode.FINE;
        } catch (RejectsUnavailable e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(Filed filed, OutputStream out) {
        try {
            out.write((RejectLine.of(filed) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
