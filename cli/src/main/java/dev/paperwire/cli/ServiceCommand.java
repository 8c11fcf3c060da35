package dev.paperwire.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code paperwire stream | sink}: one service, against the servers of its settings, by its own main class. */
@Command(mixinStandardHelpOptions = true)
final class ServiceCommand implements Runnable {
    private final Entry entry;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    /** A service's main method. */
    private interface Entry {
        void main(String[] words);
    }

    private ServiceCommand(Entry entry) {
        this.entry = entry;
    }

    static void addTo(CommandLine paperwire) {
        paperwire.addSubcommand(new IngestCommand());
        add(paperwire, "stream", "Makes papers of listings.", dev.paperwire.enrich.Main::main)
                .addSubcommand(new StreamResetCommand())
                .addSubcommand(new StreamTopologyCommand());
        add(paperwire, "sink", "Writes papers, trends and rejects into Elasticsearch.",
                dev.paperwire.sink.Main::main);
    }

    private static CommandLine add(CommandLine paperwire, String name, String description, Entry entry) {
        CommandLine service = new CommandLine(new ServiceCommand(entry));
        service.getCommandSpec().usageMessage().description(description);
        paperwire.addSubcommand(name, service);
        return service;
    }

    @Override
    public void run() {
        entry.main(options.words(List.of()));
    }
}
