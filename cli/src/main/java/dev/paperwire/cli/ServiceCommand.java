package dev.paperwire.cli;

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

    /** A service's main method. */
    private interface Entry {
        void main(String[] words);
    }

    private ServiceCommand(Entry entry) {
        this.entry = entry;
    }

    static void addTo(CommandLine paperwire) {
        add(paperwire, "ingest", "Reads the configured sources into paper-listings.",
                dev.paperwire.ingest.Main::main);
        add(paperwire, "stream", "Makes papers of listings.", dev.paperwire.enrich.Main::main);
        add(paperwire, "sink", "Writes papers, trends and rejects into Elasticsearch.",
                dev.paperwire.sink.Main::main);
    }

    private static void add(CommandLine paperwire, String name, String description, Entry entry) {
        CommandLine service = new CommandLine(new ServiceCommand(entry));
        service.getCommandSpec().usageMessage().description(description);
        paperwire.addSubcommand(name, service);
    }

    @Override
    public void run() {
        List<String> words = new ArrayList<>();
        if (config != null) {
            words.addAll(List.of("--config", config));
        }
        words.addAll(assignments);
        entry.main(words.toArray(String[]::new));
    }
}
