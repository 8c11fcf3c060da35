package dev.paperwire.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code paperwire ingest | stream | sink}: one service, against the servers of its settings, by its own main class. */
@Command(mixinStandardHelpOptions = true)
final class ServiceCommand implements Runnable {
    private final Entry entry;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, one key=value a line.")
    private @Nullable String config;

    @Parameters(paramLabel = "KEY=VALUE", description = {
        "Settings. They win over the environment's PAPERWIRE_KEY, and that",
        "over the file."})
    private List<String> assignments = List.of();

    /** What only the ingest service takes. */
    private static final class BackFill {
        @Option(names = "--from", paramLabel = "DAY", description = "Fills back what the sources listed from this day on, and ends.")
        private @Nullable LocalDate from;

        @Option(names = "--to", paramLabel = "DAY", description = "The last day to fill back; else the newest there is.")
        private @Nullable LocalDate to;

        List<String> words() {
            List<String> words = new ArrayList<>();
            if (from != null) {
                words.addAll(List.of("--from", from.toString()));
            }
            if (to != null) {
                words.addAll(List.of("--to", to.toString()));
            }
            return words;
        }
    }

    private final BackFill backFill = new BackFill();

    /** A service's main method. */
    private interface Entry {
        void main(String[] words);
    }

    private ServiceCommand(Entry entry) {
        this.entry = entry;
    }

    static void addTo(CommandLine paperwire) {
        ServiceCommand ingest = new ServiceCommand(dev.paperwire.ingest.Main::main);
        add(paperwire, "ingest", "Reads the configured sources into paper-listings.", ingest)
                .getCommandSpec()
                .addMixin("days", CommandLine.Model.CommandSpec.forAnnotatedObject(ingest.backFill));
        add(paperwire, "stream", "Makes papers of listings.",
                new ServiceCommand(dev.paperwire.enrich.Main::main));
        add(paperwire, "sink", "Writes papers, trends and rejects into Elasticsearch.",
                new ServiceCommand(dev.paperwire.sink.Main::main));
    }

    private static CommandLine add(CommandLine paperwire, String name, String description,
            ServiceCommand command) {
        CommandLine service = new CommandLine(command);
        service.getCommandSpec().usageMessage().description(description);
        paperwire.addSubcommand(name, service);
        return service;
    }

    @Override
    public void run() {
        List<String> words = new ArrayList<>();
        if (config != null) {
            words.addAll(List.of("--config", config));
        }
        words.addAll(backFill.words());
        words.addAll(assignments);
        entry.main(words.toArray(String[]::new));
    }
}
